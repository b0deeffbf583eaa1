namespace SymDiff.Parsing;

/// <summary>Tells a program from an expression.</summary>
internal static class TextKind
{
    /// <summary>The characters below 64 that tell something, a bit for each.</summary>
    private const ulong Telling = (1UL << '\n') | (1UL << '\r') | (1UL << '=') | (1UL << '(') | (1UL << ')') | (1UL << '#') | (1UL << '%') | (1UL << '"') | (1UL << '<') | (1UL << '>') | (1UL << '!');

    /// <summary>Whether the text, trimmed, has a line end or the token <c>=</c> outside brackets.</summary>
    public static bool IsProgram(string text, Dialect dialect)
    {
        var depth = 0;
        var end = text.AsSpan().TrimEnd().Length;
        for (var position = Start(text); Next(text, position, end) is >= 0 and var found; position = found + 1)
        {
            var character = text[found];
            if (Lexer.StartsComment(character, dialect))
                found += LengthOfComment(text.AsSpan(found, end - found)) - 1;
            else if (character == '"')
                found += LengthOfText(text.AsSpan(found, end - found)) - 1;
            else if (character is '(' or '[')
                depth++;
            else if (character is ')' or ']')
                depth = Math.Max(0, depth - 1);
            else if (found + 1 < end && text[found + 1] == '=' && character is '=' or '<' or '>' or '!')
                found++;
            else if (depth == 0 && (character == '=' || Characters.IsNewLine(character)))
                return true;
        }
        return false;
    }

    private static int Start(string text) => text.Length - text.AsSpan().TrimStart().Length;

    private static int Next(string text, int position, int end)
    {
        while (position < end && !IsTelling(text[position]))
            position++;
        return position < end ? position : -1;
    }

    private static bool IsTelling(char character) => character < 64 ? ((Telling >> character) & 1) != 0 : character is '[' or ']';

    /// <summary>Up to the closing quote, or to the end of the line if there is none.</summary>
    private static int LengthOfText(ReadOnlySpan<char> text) =>
        text[1..].IndexOfAny('"', '\n', '\r') is >= 0 and var length ? length + (text[length + 1] == '"' ? 2 : 1) : text.Length;

    private static int LengthOfComment(ReadOnlySpan<char> text) => text.IndexOfAny('\n', '\r') is >= 0 and var length ? length : text.Length;
}
