namespace SymDiff.Cli;

/// <summary>A value and its derivatives over one variable, one chart below the other, with one horizontal axis.</summary>
internal static class Panels
{
    private const string Cyan = "\u001b[36m";
    private const string Plain = "\u001b[0m";

    /// <summary>Draws the charts.</summary>
    /// <param name="titles">What stands above each.</param>
    /// <param name="values">The value and the derivatives at a place, in the order of the titles.</param>
    /// <param name="x">From where to where.</param>
    /// <param name="screen">How wide, and whether in colour.</param>
    /// <exception cref="RequestException">There is no value anywhere.</exception>
    public static string Draw(IReadOnlyList<string> titles, Func<double, Tensor[]> values, Axis x, Screen screen)
    {
        var points = screen.Width * Canvas.Across;
        var curves = titles.Select((_, i) => new Curve(place => Number(values(place), i), x, points)).ToList();
        if (curves[0].Stretches.Count == 0)
            throw new RequestException(RequestCodes.NotConstant, $"there is no value between {DoubleText.Of(x.Low)} and {DoubleText.Of(x.High)}", "choose another range");
        var axes = curves.ConvertAll(curve => curve.Range());
        var margin = axes.Max(Chart.Margin);
        var columns = Chart.Columns(screen.Width, margin);
        return string.Join('\n', titles.Select((title, i) => $"{Line(title, screen)}\n{Chart.Draw(curves[i].Stretches, x, axes[i], columns, margin)}"));
    }

    /// <summary>A derivative is shown where there is a value too.</summary>
    private static double Number(Tensor[] values, int i) => double.IsNaN(values[0].Values[0]) ? double.NaN : values[i].Values[0];

    private static string Line(string title, Screen screen)
    {
        var line = title.Length <= screen.Width ? title : string.Concat(title.AsSpan(0, screen.Width - 1), "…");
        return screen.HasColor ? Cyan + line + Plain : line;
    }
}
