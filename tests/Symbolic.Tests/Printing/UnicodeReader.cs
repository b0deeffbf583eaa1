using System.Text;
using System.Text.RegularExpressions;

namespace SymDiff.Tests.Printing;

/// <summary>Writes a formula of numbers in Unicode as the language does, so that its brackets can be tested by reading it.</summary>
internal static class UnicodeReader
{
    private const string Opening = "([{⌊⌈", Closing = ")]}⌋⌉";
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", OnLine = "0123456789+-()abcdefghijklmnoprstuvwxyz";

    private static readonly (string Unicode, string Text)[] Words =
        [("≤", "<="), ("≥", ">="), ("≠", "!="), (" = ", " == "), ("∧", "and"), ("∨", "or"), ("¬", "not"), ("σ", "sigmoid"), ("π", "pi"), ("∞", "inf"), ("f′", "f'"), ("f″", "f''"), ("∂₁₂l", "D[1,2](l)")];

    /// <summary>Literals with exponents; these are large, or they would be written out.</summary>
    private static readonly Regex PowersOfTen = new(@"(?:([\d.]+)×)?(?<![\d.])10\^\((-?\d*[7-9]|-?\d+\d)\)");

    public static string Read(string text) => Words.Aggregate(PowersOfTen.Replace(Structure(text), match => (match.Groups[1].Success ? match.Groups[1].Value : "1") + "e" + match.Groups[2].Value), (read, word) => read.Replace(word.Unicode, word.Text, StringComparison.Ordinal));

    private static string Structure(string text)
    {
        var result = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] is '√' or '∛')
            {
                var end = EndOfAtom(text, at + 1);
                var inner = Structure(text[(at + 1)..end]);
                result.Append(text[at] == '√' ? "sqrt" : "cbrt").Append(inner[0] == '(' && EndOfAtom(inner, 0) == inner.Length ? inner : $"({inner})");
                at = end;
            }
            else if (Opening.Contains(text[at]) || text[at] == '|')
            {
                var end = EndOfAtom(text, at);
                result.Append(Group(text[at], text[(at + 1)..(end - 1)]));
                at = end;
            }
            else if (Raised.Contains(text[at]))
            {
                var exponent = string.Concat(text[at..].TakeWhile(Raised.Contains).Select(character => OnLine[Raised.IndexOf(character)]));
                result.Append($"^({exponent})");
                at += exponent.Length;
            }
            else result.Append(text[at++]);
        }
        return result.ToString();
    }

    private static string Group(char open, string inner) => open switch
    {
        '⌊' => $"floor({Structure(inner)})",
        '⌈' => $"ceil({Structure(inner)})",
        '|' => $"abs({Structure(inner)})",
        '{' => Choice(inner),
        _ => $"{open}{Structure(inner)}{Closing[Opening.IndexOf(open)]}",
    };

    private static string Choice(string inner)
    {
        var (condition, other) = (Outside(inner, " if "), Outside(inner, "; "));
        var value = Structure(inner[..condition]);
        return other < 0 ? $"given({Structure(inner[(condition + 4)..])}, {value})"
            : $"where({Structure(inner[(condition + 4)..other])}, {value}, {Structure(inner[(other + 2)..^" otherwise".Length])})";
    }

    /// <summary>Where a text stands outside of all brackets.</summary>
    private static int Outside(string text, string sought)
    {
        for (var at = 0; at < text.Length; at = Opening.Contains(text[at]) || text[at] == '|' ? EndOfAtom(text, at) : at + 1)
            if (text.AsSpan(at).StartsWith(sought)) return at;
        return -1;
    }

    /// <summary>The end of a bracket, or of a name or number with the bracket behind it.</summary>
    private static int EndOfAtom(string text, int start)
    {
        var at = start;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '.' or '_' or '′' or '″' or '∂' or '∞' || char.GetUnicodeCategory(text[at]) is System.Globalization.UnicodeCategory.OtherNumber) && !Raised.Contains(text[at])) at++;
        if (at == text.Length || !(Opening.Contains(text[at]) || (at == start && text[at] == '|'))) return at;
        var open = new Stack<char>([text[at]]);
        var closed = -1;
        for (at++; open.Count > 0; at++)
            if (text[at] == '|' && open.Peek() == '|' && (closed == at - 1 || Ends(text[at - 1])))
            {
                open.Pop();
                closed = at;
            }
            else if (text[at] == '|' || Opening.Contains(text[at])) open.Push(text[at]);
            else if (Closing.Contains(text[at])) open.Pop();
        return at;
    }

    /// <summary>Whether a character ends an operand, so that a bar behind it closes.</summary>
    private static bool Ends(char character) => !"(|{⌊⌈ √∛*/^-[".Contains(character);
}
