using System.Globalization;
using System.Text;

namespace SymDiff.Diagnostics;

/// <summary>Input as messages may show it: short, and without a character that a terminal would obey.</summary>
internal static class Excerpt
{
    /// <summary>Most characters of the input that a message repeats.</summary>
    public const int MaxLength = 60;

    /// <summary>The text in quotes, shortened and escaped.</summary>
    public static string Quote(ReadOnlySpan<char> text) => $"'{Shorten(text)}'";

    /// <summary>The text, escaped, with an ellipsis for what is beyond <see cref="MaxLength"/>.</summary>
    public static string Shorten(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder();
        for (int position = 0, units; position < text.Length; position += units)
        {
            if (position >= MaxLength)
                return result.Append('…').ToString();
            result.Append(Escape(text[position..], out units));
        }
        return result.ToString();
    }

    /// <summary>The first character of <paramref name="text"/>, or its <c>\u001b</c> form if it cannot be shown.</summary>
    public static string Escape(ReadOnlySpan<char> text, out int units)
    {
        var whole = Rune.DecodeFromUtf16(text, out var rune, out units) == System.Buffers.OperationStatus.Done;
        return whole && !IsInvisible(Rune.GetUnicodeCategory(rune))
            ? rune.ToString()
            : string.Create(CultureInfo.InvariantCulture, $@"\u{(whole ? rune.Value : text[0]):x4}");
    }

    /// <summary>Controls, format characters (directional ones among them) and separators other than blanks.</summary>
    public static bool IsInvisible(UnicodeCategory category) => category is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned;
}
