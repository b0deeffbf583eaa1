namespace SymDiff.Compiling;

/// <summary>
/// Takes tables apart. Cells are separated by tabs, else semicolons, else commas, else blanks: the first of them that the first line has. Empty lines are skipped; a cell may
/// be in double quotes.
/// </summary>
internal static class TableText
{
    private static readonly char[] Separators = ['\t', ';', ','];

    /// <summary>The cells of each line that is not empty, with the number of the line.</summary>
    public static List<(int Number, string[] Cells)> Lines(string text)
    {
        var lines = text.TrimStart('\uFEFF').Split('\n').Select((line, i) => (Number: i + 1, Text: line.Trim('\r', ' '))).Where(line => line.Text.Trim().Length > 0).ToList();
        var separator = lines.Count == 0 ? default : Array.Find(Separators, lines[0].Text.Contains);
        return lines.ConvertAll(line => (line.Number, Cells(line.Text, separator)));
    }

    private static string[] Cells(string line, char separator)
    {
        var parts = separator == default ? line.Split(' ', StringSplitOptions.RemoveEmptyEntries) : line.Split(separator);
        return Array.ConvertAll(parts, cell => cell.Trim() is ['"', .. var inner, '"'] ? inner : cell.Trim());
    }
}
