namespace SymDiff.Cli;

/// <summary>A fit in the characters of a terminal: the loss over the steps, and over the only predictor the data as dots and the model as a line.</summary>
internal static class FitPlot
{
    /// <summary>A loss that falls by more than this factor is drawn as its logarithm.</summary>
    private const double Decades = 100;

    /// <summary>The charts, one below the other.</summary>
    public static string Of(FitRequest request, FitResult result, Screen screen) =>
        string.Join("\n", new[] { Losses(result, screen), Curve(request, result, screen) }.OfType<string>());

    private static string Losses(FitResult result, Screen screen)
    {
        var isLogarithm = result.Losses.Min() > 0 && result.Losses.Max() > Decades * result.Losses.Min();
        var points = result.Losses.Select((loss, step) => new Point(step, isLogarithm ? Math.Log10(loss) : loss)).ToList();
        return Draw(isLogarithm ? "log10(loss) over the steps" : "loss over the steps", [points], screen);
    }

    /// <summary>Null unless the model has one number that differs from row to row.</summary>
    private static string? Curve(FitRequest request, FitResult result, Screen screen)
    {
        if (request is not { Data: { } data, Options.Response: { } text }) return null;
        var (model, response) = (request.Output, Expr.Parse(text));
        var constants = result.Parameters.Concat(request.Options.Fixed).ToDictionary();
        if (model.Shape.Rank > 0 || constants.Values.Any(value => value.Rank > 0)
            || model.FreeVariables().Where(name => !constants.ContainsKey(name)).ToList() is not [var predictor]) return null;
        var (places, values) = (data[predictor].ToArray(), Column(response, data));
        var (x, names) = (Axis.Around(places), constants.Keys.Append(predictor).ToArray());
        double[] numbers = [.. constants.Values.Select(value => value.Values[0]), 0];
        var function = model.Compile(names);
        var curve = new Curve(place => function.Evaluate([.. numbers[..^1], place]), x, screen.Width * Canvas.Across);
        return Draw($"{text} over {predictor}: data and model", [.. places.Zip(values, (place, value) => new[] { new Point(place, value) }), .. curve.Stretches], screen);
    }

    private static double[] Column(Expr response, DataTable data)
    {
        string[] names = [.. response.FreeVariables()];
        var function = response.Compile(names);
        return [.. Enumerable.Range(0, data.RowCount).Select(row => function.Evaluate([.. names.Select(name => data[name].Span[row])]))];
    }

    private static string Draw(string title, IReadOnlyList<IReadOnlyList<Point>> curves, Screen screen)
    {
        var points = curves.SelectMany(curve => curve).ToList();
        var (x, y) = (Axis.Around(points.Select(point => point.X)), Axis.Around(points.Select(point => point.Y)));
        var margin = Chart.Margin(y);
        return $"{title}\n{Chart.Draw(curves, x, y, Chart.Columns(screen.Width, margin), margin)}\n";
    }
}
