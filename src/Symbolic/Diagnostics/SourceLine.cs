using System.Text;

namespace SymDiff.Diagnostics;

/// <summary>The stretch of one source line that a message shows, and where on the screen the marked part of it stands.</summary>
/// <param name="Number">One-based number of the line.</param>
/// <param name="Shown">The text: escaped, tabs expanded, cut to the window.</param>
/// <param name="Column">Columns before the mark.</param>
/// <param name="Width">Columns of the mark, at least one.</param>
internal readonly record struct SourceLine(int Number, string Shown, int Column, int Width)
{
    private const int TabWidth = 4;

    /// <summary>Shows the line in which <paramref name="span"/> begins, at most <paramref name="window"/> characters of it.</summary>
    public static SourceLine Of(string source, TextSpan span, int window)
    {
        var start = Math.Clamp(span.Start, 0, source.Length);
        var first = start == 0 ? 0 : source.AsSpan(0, start).LastIndexOfAny('\n', '\r') + 1;
        var length = source.AsSpan(start).IndexOfAny('\n', '\r') is >= 0 and var rest ? start - first + rest : source.Length - first;
        var end = Math.Clamp(span.End, start, first + length);
        var (from, to) = Window(source, first, first + length, start, end, window);
        return Draw(source, from, to, (start, end), cutBefore: from > first, cutBehind: to < first + length) with { Number = LineNumber(source, first) };
    }

    /// <summary>A third of the window stands before the mark, if there is so much.</summary>
    private static (int From, int To) Window(string source, int first, int last, int start, int end, int window)
    {
        if (last - first <= window)
            return (first, last);
        var from = Math.Max(first, Math.Min(start - (window / 3), last - window));
        var to = Math.Min(last, Math.Max(from + window, Math.Min(end, start + window)));
        return (SplitsPair(source, from) ? from - 1 : from, SplitsPair(source, to) ? to + 1 : to);
    }

    private static bool SplitsPair(string source, int position) =>
        position > 0 && position < source.Length && char.IsSurrogatePair(source[position - 1], source[position]);

    private static SourceLine Draw(string source, int from, int to, (int Start, int End) mark, bool cutBefore, bool cutBehind)
    {
        var shown = new StringBuilder(cutBefore ? "…" : "");
        var (column, markColumn, markEnd) = (cutBefore ? 1 : 0, -1, 0);
        for (int position = from, units; position < to; position += units)
        {
            if (position >= mark.Start && markColumn < 0)
                markColumn = column;
            var cell = Cell(source.AsSpan(position, to - position), column, out units);
            shown.Append(cell);
            column += ScreenWidth.Of(cell);
            if (position < mark.End)
                markEnd = column;
        }
        markColumn = markColumn < 0 ? column : markColumn;
        return new SourceLine(0, shown.Append(cutBehind ? "…" : "").ToString(), markColumn, Math.Max(1, markEnd - markColumn));
    }

    private static string Cell(ReadOnlySpan<char> rest, int column, out int units)
    {
        if (rest[0] != '\t')
            return Excerpt.Escape(rest, out units);
        units = 1;
        return new string(' ', TabWidth - (column % TabWidth));
    }

    private static int LineNumber(string source, int first)
    {
        var text = source.AsSpan(0, first);
        var bare = 0;
        for (var position = 0; position < first; position++)
            bare += text[position] == '\r' && !(position + 1 < source.Length && source[position + 1] == '\n') ? 1 : 0;
        return 1 + bare + text.Count('\n');
    }
}
