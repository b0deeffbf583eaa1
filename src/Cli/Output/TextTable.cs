namespace SymDiff.Cli;

/// <summary>Rows of cells as aligned columns, two blanks between them.</summary>
internal static class TextTable
{
    /// <summary>The lines of a table of words: every column stands to the left.</summary>
    public static IEnumerable<string> OfWords(IReadOnlyList<string[]> rows) => Lines(rows, (cell, width, _) => cell.PadRight(width));

    /// <summary>The lines of a table of numbers: the first column, what they are of, stands to the left, the others to the right.</summary>
    public static IEnumerable<string> OfNumbers(IReadOnlyList<string[]> rows) => Lines(rows, (cell, width, column) => column == 0 ? cell.PadRight(width) : cell.PadLeft(width));

    private static IEnumerable<string> Lines(IReadOnlyList<string[]> rows, Func<string, int, int, string> pad)
    {
        int[] widths = [.. Enumerable.Range(0, rows.Max(row => row.Length)).Select(column => rows.Max(row => column < row.Length ? row[column].Length : 0))];
        return rows.Select(row => string.Join("  ", row.Select((cell, column) => pad(cell, widths[column], column))).TrimEnd());
    }
}
