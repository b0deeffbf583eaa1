using System.Globalization;

namespace SymDiff.Parsing;

/// <summary>What to write instead of a malformed number.</summary>
internal static class NumberAdvice
{
    private const int LongestRepeated = 40;

    /// <summary>Advice for a malformed number of this spelling.</summary>
    public static string For(ReadOnlySpan<char> spelling)
    {
        if (OtherBase(spelling) is { } value)
            return string.Create(CultureInfo.InvariantCulture, $"write it in decimal: {value}");
        if (spelling.Contains('_'))
            return spelling.Length > LongestRepeated
                ? "write the digits without '_'"
                : $"write {spelling.ToString().Replace("_", "", StringComparison.Ordinal)}";
        return spelling[^1] is '+' or '-'
            ? "an exponent needs digits, as in 1e-5; the variable e needs an operator, as in 2*e"
            : "a number has one decimal point";
    }

    private static ulong? OtherBase(ReadOnlySpan<char> spelling)
    {
        if (spelling.Length < 3 || spelling[0] != '0')
            return null;
        var digits = spelling[2..];
        return char.ToLowerInvariant(spelling[1]) switch
        {
            'x' when ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) => value,
            'b' when ulong.TryParse(digits, NumberStyles.AllowBinarySpecifier, CultureInfo.InvariantCulture, out var value) => value,
            _ => null,
        };
    }
}
