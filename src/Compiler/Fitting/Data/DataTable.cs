using SymDiff.Compiling;

namespace SymDiff;

/// <summary>Columns of numbers with names, all of one length: what a model is fitted to. Every number is finite. Immutable.</summary>
public sealed class DataTable
{
    private readonly Dictionary<string, double[]> columns = new(StringComparer.Ordinal);

    /// <summary>A table of columns.</summary>
    /// <param name="columns">The columns with their names; their numbers are copied.</param>
    /// <exception cref="SymDiffException">
    /// There is no row (SD5001), a name occurs twice (SD5002), a column has another length (SD5003), or a number is not finite (SD5005).
    /// </exception>
    public DataTable(params ReadOnlySpan<(string Name, double[] Values)> columns)
    {
        var names = new List<string>();
        foreach (var (name, values) in columns)
        {
            if (!this.columns.TryAdd(name, [.. values])) throw FitErrors.RepeatedColumn(name);
            if (Array.FindIndex(values, value => !double.IsFinite(value)) is >= 0 and var row) throw FitErrors.NotFinite(name, $"row {row + 1}", values[row]);
            names.Add(name);
        }
        (Names, RowCount) = (names, columns.IsEmpty ? 0 : columns[0].Values.Length);
        if (RowCount == 0) throw FitErrors.NoRows(null);
        foreach (var (name, values) in columns)
            if (values.Length != RowCount) throw FitErrors.WrongLength(name, values.Length, RowCount);
    }

    /// <summary>The names of the columns, in their order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The number of rows; at least 1.</summary>
    public int RowCount { get; }

    /// <summary>The numbers of a column.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="SymDiffException">There is no such column (SD5006).</exception>
    public ReadOnlyMemory<double> this[string name] => columns.TryGetValue(name, out var column) ? column : throw FitErrors.MissingColumn(name, Names);

    /// <summary>Whether there is a column of this name.</summary>
    /// <param name="name">A name.</param>
    public bool Contains(string name) => columns.ContainsKey(name);

    /// <summary>The place of a column among the others.</summary>
    /// <exception cref="SymDiffException">There is no such column (SD5006).</exception>
    internal int PlaceOf(string name) => Contains(name) ? Names.Index().First(column => column.Item == name).Index : throw FitErrors.MissingColumn(name, Names);

    /// <summary>Reads a table whose first line names the columns; cells are separated by tabs, semicolons, commas or blanks, as those of that line are.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="SymDiffException">
    /// There is no row (SD5001), a name is missing or occurs twice (SD5002), a row has more or fewer cells (SD5003), a cell is no number (SD5004) or not finite (SD5005);
    /// the message names row and column.
    /// </exception>
    public static DataTable Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return DataTableReader.Read(text);
    }

    /// <summary>Reads a file: see <see cref="Parse"/>.</summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="SymDiffException">As for <see cref="Parse"/>.</exception>
    public static DataTable Load(string path) => Parse(File.ReadAllText(path));
}
