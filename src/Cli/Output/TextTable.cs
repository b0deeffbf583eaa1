using System.Text;

namespace SymDiff.Cli;

/// <summary>Rows of cells as aligned columns: the first column to the left, the others, numbers, to the right.</summary>
internal static class TextTable
{
    private const string Gap = "  ";

    /// <summary>The lines of the table.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<string[]> rows)
    {
        int[] widths = [.. rows[0].Select((_, column) => rows.Max(row => row[column].Length))];
        foreach (var row in rows)
        {
            var line = new StringBuilder(row[0].PadRight(widths[0]));
            for (var column = 1; column < row.Length; column++) line.Append(Gap).Append(row[column].PadLeft(widths[column]));
            yield return line.ToString().TrimEnd();
        }
    }
}
