using System.Globalization;

namespace SymDiff.Cli;

/// <summary>Doubles as the language writes them: the shortest digits that read back as the same double; an exponent below 1e-5 and from 1e16.</summary>
internal static class DoubleText
{
    private const int LongestInteger = 16;
    private const int LongestFraction = 5;

    /// <summary>The number, <c>nan</c>, <c>inf</c> or <c>-inf</c>.</summary>
    public static string Of(double value) =>
        double.IsNaN(value) ? "nan"
        : double.IsInfinity(value) ? (value > 0 ? "inf" : "-inf")
        : (double.IsNegative(value) ? "-" : "") + Magnitude(Math.Abs(value));

    /// <summary>The number to a few significant digits: two for an error, of which no more is of interest.</summary>
    public static string Brief(double value, int digits = 2) =>
        double.Parse(value.ToString($"E{digits - 1}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) is var rounded && double.IsInfinity(rounded)
            ? Of(value)
            : Of(rounded);

    private static string Magnitude(double value)
    {
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var (digits, exponent) = Split(shortest);
        return exponent switch
        {
            >= LongestInteger or < -LongestFraction => string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{(digits.Length > 1 ? "." : "")}{digits.AsSpan(1)}e{exponent}"),
            < 0 => $"0.{new string('0', -exponent - 1)}{digits}",
            _ when digits.Length <= exponent + 1 => digits.PadRight(exponent + 1, '0'),
            _ => $"{digits.AsSpan(0, exponent + 1)}.{digits.AsSpan(exponent + 1)}",
        };
    }

    /// <summary>Significant digits and the exponent of the first of them.</summary>
    private static (string Digits, int Exponent) Split(string text)
    {
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        var mantissa = mark < 0 ? text : text[..mark];
        var exponent = mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var leading = digits.Length - digits.TrimStart('0').Length;
        var significant = digits.Trim('0');
        return significant.Length == 0 ? ("0", 0) : (significant, exponent + (point < 0 ? mantissa.Length : point) - 1 - leading);
    }
}
