using System.Globalization;

namespace SymDiff.Compiling;

/// <summary>Reads tables with a heading.</summary>
internal static class DataTableReader
{
    public static DataTable Read(string text)
    {
        var lines = TableText.Lines(text);
        if (lines.Count == 0) throw FitErrors.NoRows(null);
        var names = lines[0].Cells;
        CheckNames(names);
        if (lines.Count == 1) throw FitErrors.NoRows(names);
        var columns = Array.ConvertAll(names, _ => new double[lines.Count - 1]);
        for (var row = 1; row < lines.Count; row++)
        {
            var (cells, place) = (lines[row].Cells, Place(row, lines[row].Number));
            if (cells.Length != names.Length) throw FitErrors.WrongCells(place, cells.Length, names.Length);
            for (var i = 0; i < cells.Length; i++) columns[i][row - 1] = Number(cells[i], names[i], place);
        }
        return new([.. names.Zip(columns)]);
    }

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
