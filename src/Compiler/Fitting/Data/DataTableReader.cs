using System.Globalization;

namespace SymDiff.Compiling;

/// <summary>Reads tables with a heading. Empty lines are skipped; a heading's names may be in double quotes.</summary>
internal static class DataTableReader
{
    private static readonly char[] Separators = ['\t', ';', ','];

    public static DataTable Read(string text)
    {
        var lines = Lines(text);
        if (lines.Count == 0) throw FitErrors.NoRows(null);
        var separator = Array.Find(Separators, lines[0].Text.Contains);
        var names = Cells(lines[0].Text, separator);
        CheckNames(names);
        if (lines.Count == 1) throw FitErrors.NoRows(names);
        var columns = Array.ConvertAll(names, _ => new double[lines.Count - 1]);
        for (var row = 1; row < lines.Count; row++)
        {
            var (cells, place) = (Cells(lines[row].Text, separator), Place(row, lines[row].Number));
            if (cells.Length != names.Length) throw FitErrors.WrongCells(place, cells.Length, names.Length);
            for (var i = 0; i < cells.Length; i++) columns[i][row - 1] = Number(cells[i], names[i], place);
        }
        return new([.. names.Zip(columns)]);
    }

    private static List<(string Text, int Number)> Lines(string text) =>
        [.. text.TrimStart('\uFEFF').Split('\n').Select((line, i) => (line.Trim('\r', ' '), i + 1)).Where(line => line.Item1.Trim().Length > 0)];

    private static string[] Cells(string line, char separator) =>
        [.. (separator == default ? [line] : line.Split(separator)).Select(cell => cell.Trim() is ['"', .. var inner, '"'] ? inner : cell.Trim())];

    private static void CheckNames(string[] names)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].Length == 0) throw FitErrors.UnnamedColumn(i + 1);
            if (IsNumber(names[i], out _)) throw FitErrors.NoHeading(names[i]);
            if (Array.IndexOf(names, names[i]) < i) throw FitErrors.RepeatedColumn(names[i]);
        }
    }

    private static double Number(string cell, string name, string place) =>
        !IsNumber(cell, out var value) ? throw FitErrors.NotANumber(name, place, cell)
        : double.IsFinite(value) ? value : throw FitErrors.NotFinite(name, place, value);

    private static bool IsNumber(string cell, out double value) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    private static string Place(int row, int line) => string.Create(CultureInfo.InvariantCulture, $"row {row} (line {line})");
}
