using System.Globalization;

namespace SymDiff.Cli;

/// <summary>Doubles as text: the shortest that reads back as the same double; with an exponent below 1e-5 and from 1e16.</summary>
internal static class DoubleText
{
    private const int LongestInteger = 16;
    private const int LongestFraction = 5;

    /// <summary>As the language writes it: <c>nan</c>, <c>inf</c>, <c>1.5e-9</c>.</summary>
    public static string Of(double value) =>
        double.IsNaN(value) ? "nan"
        : double.IsInfinity(value) ? (value > 0 ? "inf" : "-inf")
        : Finite(value);

    /// <summary>A finite number; JSON and the language write it alike.</summary>
    public static string Finite(double value)
    {
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var mark = shortest.IndexOf('E', StringComparison.Ordinal);
        if (mark < 0) return shortest;
        var exponent = int.Parse(shortest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var sign = shortest[0] == '-' ? "-" : "";
        var digits = shortest[sign.Length..mark].Replace(".", "", StringComparison.Ordinal);
        return sign + exponent switch
        {
            >= 0 and < LongestInteger when digits.Length <= exponent + 1 => digits.PadRight(exponent + 1, '0'),
            >= 0 and < LongestInteger => $"{digits.AsSpan(0, exponent + 1)}.{digits.AsSpan(exponent + 1)}",
            < 0 and >= -LongestFraction => $"0.{new string('0', -exponent - 1)}{digits}",
            _ => string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{(digits.Length > 1 ? "." : "")}{digits.AsSpan(1)}e{exponent}"),
        };
    }
}
