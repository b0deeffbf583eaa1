using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace SymDiff.Parsing;

/// <summary>What to write instead of a character that the language does not have.</summary>
internal static class CharacterAdvice
{
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺";
    private const string RaisedPlain = "0123456789-+";

    private static readonly FrozenDictionary<char, string> Instead = new Dictionary<char, string>
    {
        ['&'] = "write 'and'",
        ['|'] = "write 'or' for the logical operator, abs(x) for the absolute value",
        ['!'] = "write 'not x' for a negation, gamma(n + 1) for a factorial",
        ['~'] = "write 'not'",
        ['%'] = "write mod(a, b) for the remainder",
        ['?'] = "write where(condition, a, b)",
        ['.'] = "there is no member access; write '*' for a product",
        ['{'] = "write parentheses",
        ['}'] = "write parentheses",
        ['\\'] = "write a function by its name, as in sin(x)",
        ['·'] = "write '*'",
        ['×'] = "write '*'",
        ['⋅'] = "write '*'",
        ['∙'] = "write '*'",
        ['∗'] = "write '*'",
        ['÷'] = "write '/'",
        ['∕'] = "write '/'",
        ['⁄'] = "write '/'",
        ['−'] = "write '-'",
        ['–'] = "write '-'",
        ['—'] = "write '-'",
        ['≤'] = "write '<='",
        ['≥'] = "write '>='",
        ['≠'] = "write '!='",
        ['∧'] = "write 'and'",
        ['∨'] = "write 'or'",
        ['¬'] = "write 'not'",
        ['√'] = "write sqrt(x)",
        ['∞'] = "write inf",
        ['∂'] = "write grad(E, x)",
        ['∇'] = "write grad(E, x)",
        ['′'] = "write '",
        ['’'] = "write '",
    }.ToFrozenDictionary();

    /// <summary>Advice for the character at <paramref name="position"/>, null if there is none.</summary>
    public static string? For(string text, int position)
    {
        var character = text[position];
        if (Instead.TryGetValue(character, out var advice))
            return advice;
        if (Raised.Contains(character))
            return $"write {Base(text, position)}^{Exponent(text, position)}";
        if (Characters.IsFullWidth(character))
            return $"write the plain character '{(char)(character - 0xFF01 + '!')}'";
        if (CharUnicodeInfo.GetDecimalDigitValue(character) is >= 0 and var digit)
            return string.Create(CultureInfo.InvariantCulture, $"write the digit {digit}");
        return char.GetUnicodeCategory(character) == UnicodeCategory.SpaceSeparator ? "write an ordinary blank" : ForRaised(character);
    }

    private static string? ForRaised(char character) => CharUnicodeInfo.GetDigitValue(character) is >= 0 and var digit
        ? string.Create(CultureInfo.InvariantCulture, $"write _{digit}")
        : Characters.IsRaisedOrLowered(character) ? "write '^' for an exponent, '_' for an index" : null;

    /// <summary>The name or number that the exponent stands on, at most 20 characters of it; otherwise a placeholder.</summary>
    private static string Base(string text, int position)
    {
        var start = position;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '.') && position - start <= 20)
            start--;
        return start == position || position - start > 20 ? "(...)" : text[start..position];
    }

    private static string Exponent(string text, int position)
    {
        var exponent = new StringBuilder();
        for (; position < text.Length && Raised.IndexOf(text[position], StringComparison.Ordinal) is >= 0 and var index && exponent.Length < 10; position++)
            exponent.Append(RaisedPlain[index]);
        return exponent.ToString();
    }
}
