using System.Globalization;
using System.Text;
using SymDiff.Diagnostics;

namespace SymDiff.Parsing;

/// <summary>Which characters may stand where.</summary>
internal static class Characters
{
    /// <summary>Letters that are written raised or lowered: they look like exponents and indices but would be names.</summary>
    private static readonly (int First, int Last)[] RaisedOrLowered =
    [
        (0x00AA, 0x00AA), (0x00BA, 0x00BA), (0x02B0, 0x02B8), (0x02E0, 0x02E4), (0x1D2C, 0x1D6A), (0x1D78, 0x1D78),
        (0x1D9B, 0x1DBF), (0x2070, 0x209C), (0x2C7C, 0x2C7D),
    ];

    /// <summary>A decimal digit; digits of other scripts are not part of the language.</summary>
    public static bool IsDigit(char character) => char.IsAsciiDigit(character);

    /// <summary>Ends a line: line feed or carriage return.</summary>
    public static bool IsNewLine(char character) => character is '\n' or '\r';

    /// <summary>Whether a name can begin with the character at <paramref name="position"/>.</summary>
    public static bool StartsName(string text, int position)
    {
        var character = text[position];
        return character < 0x80
            ? char.IsAsciiLetter(character) || character == '_'
            : Rune.TryGetRuneAt(text, position, out var rune) && IsLetter(rune);
    }

    /// <summary>UTF-16 units of the name character at <paramref name="position"/>, 0 if it belongs to no name.</summary>
    public static int NameUnits(string text, int position)
    {
        var character = text[position];
        if (character < 0x80)
            return char.IsAsciiLetterOrDigit(character) || character == '_' ? 1 : 0;
        return Rune.TryGetRuneAt(text, position, out var rune) && (IsLetter(rune) || IsMark(rune)) ? rune.Utf16SequenceLength : 0;
    }

    /// <summary>Whether the text may not contain the character at all, not even in a comment, because a reader could not see it.</summary>
    public static bool IsForbidden(char character) => character switch
    {
        '\t' or '\n' or '\r' => false,
        < ' ' => true,
        < '\u007f' => false,
        _ => char.IsSurrogate(character) || Excerpt.IsInvisible(CharUnicodeInfo.GetUnicodeCategory(character)),
    };

    /// <summary>Whether the character is a full-width copy of an ASCII character.</summary>
    public static bool IsFullWidth(int codePoint) => codePoint is >= 0xFF01 and <= 0xFF5E;

    /// <summary>Whether the character is a raised or lowered letter or digit.</summary>
    public static bool IsRaisedOrLowered(int codePoint) =>
        codePoint is 0xB2 or 0xB3 or 0xB9 || Array.Exists(RaisedOrLowered, range => codePoint >= range.First && codePoint <= range.Last);

    private static bool IsLetter(Rune rune) => Rune.IsLetter(rune) && !IsFullWidth(rune.Value) && !IsRaisedOrLowered(rune.Value);

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
