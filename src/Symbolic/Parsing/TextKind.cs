using System.Buffers;

namespace SymDiff.Parsing;

/// <summary>Tells a program from an expression.</summary>
internal static class TextKind
{
    private static readonly SearchValues<char> Telling = SearchValues.Create("\n\r=()[]#%\"<>!");

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

    private static int Next(string text, int position, int end) =>
        position < end && text.AsSpan(position, end - position).IndexOfAny(Telling) is >= 0 and var distance ? position + distance : -1;

    /// <summary>Up to the closing quote, or to the end of the line if there is none.</summary>
    private static int LengthOfText(ReadOnlySpan<char> text) =>
        text[1..].IndexOfAny('"', '\n', '\r') is >= 0 and var length ? length + (text[length + 1] == '"' ? 2 : 1) : text.Length;

    private static int LengthOfComment(ReadOnlySpan<char> text) => text.IndexOfAny('\n', '\r') is >= 0 and var length ? length : text.Length;
}
