using System.Globalization;
using System.Text;

namespace SymDiff.Support;

/// <summary>One value that is not what it should be.</summary>
internal sealed record Failure(string Id, string Expression, string What, string Point, double Got, string Want)
{
    /// <summary>Error relative to the wanted value, where that is one number.</summary>
    public double Error => double.TryParse(Want, NumberStyles.Float, CultureInfo.InvariantCulture, out var want) ? Closeness.RelativeError(Got, want) : double.NaN;
}

/// <summary>Failures as a table that fits on a screen.</summary>
internal static class FailureTable
{
    private const int MostRows = 60;
    private const int Widest = 70;

    /// <summary>The table; empty for no failures.</summary>
    public static string Of(IReadOnlyCollection<Failure> failures)
    {
        var text = new StringBuilder();
        foreach (var f in failures.Take(MostRows))
            text.Append(CultureInfo.InvariantCulture, $"{f.Id}  {Short(f.Expression)}  {f.What}  at {Short(f.Point)}: got {f.Got:R}, want {Short(f.Want)}, error {f.Error:E1}\n");
        if (failures.Count > MostRows) text.Append(CultureInfo.InvariantCulture, $"... {failures.Count} in all\n");
        return text.ToString();
    }

    private static string Short(string text) => text.Length <= Widest ? text : text[..(Widest - 3)] + "...";
}
