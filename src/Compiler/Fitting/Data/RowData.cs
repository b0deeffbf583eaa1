using System.Globalization;

namespace SymDiff.Compiling;

/// <summary>What differs from row to row: for each variable its numbers, row by row. They are a copy, so the rows can be put in another order.</summary>
internal sealed class RowData
{
    private readonly Dictionary<string, (double[] Values, int[] Shape)> variables = new(StringComparer.Ordinal);

    /// <summary>Reads the columns of the table, and what is made of them.</summary>
    /// <param name="inputs">The variables.</param>
    /// <param name="data">The table.</param>
    /// <param name="expressions">What some variables are, as expressions of columns: a number of each row, or a vector.</param>
    /// <exception cref="SymDiffException">A column is missing (SD5006), an expression is wrong, or a variable has no axis for the rows though another has (SD5013).</exception>
    public RowData(IReadOnlyList<Expr> inputs, DataTable? data, IReadOnlyDictionary<string, string> expressions)
    {
        Count = data?.RowCount ?? 0;
        foreach (var name in inputs.Select(input => input.VariableName!))
            variables[name] = data is null ? throw FitErrors.NoData(name)
                : expressions.TryGetValue(name, out var text) ? Columns(text, data) ?? Made(text, data)
                : (data[name].ToArray(), []);
        var extra = inputs.ToDictionary(input => input.VariableName!, input => input.Shape.Rank - variables[input.VariableName!].Shape.Length);
        if (extra.FirstOrDefault(pair => pair.Value != extra.Values.First() || pair.Value is < 0 or > 1) is { Key: { } wrong })
            throw FitErrors.WrongRows(wrong, inputs.First(input => input.VariableName == wrong).Shape, variables[wrong].Shape);
        HasRowAxis = extra.Count > 0 && extra.Values.First() == 1;
    }

    /// <summary>Number of rows; 0 without data.</summary>
    public int Count { get; }

    /// <summary>Whether the variables have an axis for the rows, so that the model is one of all rows; otherwise it is one of a row.</summary>
    public bool HasRowAxis { get; }

    /// <summary>The numbers of some rows.</summary>
    public ReadOnlyMemory<double> Slice(string name, int first, int count)
    {
        var size = Extents.Count(variables[name].Shape);
        return variables[name].Values.AsMemory(first * size, count * size);
    }

    /// <summary>The lengths of a variable's axes for a number of rows.</summary>
    public int[] ShapeOf(string name, int count) => HasRowAxis ? [count, .. variables[name].Shape] : variables[name].Shape;

    /// <summary>Puts the rows in an order drawn at random, each order as likely as any other (Fisher and Yates; Knuth, TAOCP 2, 3.4.2, algorithm P).</summary>
    public void Shuffle(Random random)
    {
        for (var row = Count - 1; row > 0; row--)
        {
            var other = random.Next(row + 1);
            foreach (var (values, shape) in variables.Values) Exchange(values, Extents.Count(shape), row, other);
        }
    }

    private static void Exchange(double[] values, int size, int row, int other)
    {
        for (var i = 0; i < size; i++) (values[(row * size) + i], values[(other * size) + i]) = (values[(other * size) + i], values[(row * size) + i]);
    }

    /// <summary>Neighbouring columns, <c>first..last</c>; null for another text.</summary>
    private static (double[] Values, int[] Shape)? Columns(string text, DataTable data)
    {
        if (text.Split("..") is not [var first, var last]) return null;
        var (from, to) = (data.PlaceOf(first.Trim()), data.PlaceOf(last.Trim()));
        if (to < from) throw FitErrors.NoRowsMade(text);
        string[] names = [.. data.Names.Take(from..(to + 1))];
        var values = new double[data.RowCount * names.Length];
        foreach (var (place, name) in names.Index())
            for (var row = 0; row < data.RowCount; row++) values[(row * names.Length) + place] = data[name].Span[row];
        return (values, [names.Length]);
    }

    /// <summary>The columns are vectors, and an entry of a list is one; so the rows are the last axis, which becomes the first.</summary>
    private static (double[] Values, int[] Shape) Made(string text, DataTable data)
    {
        var names = Expr.Parse(text).FreeVariables();
        if (names.FirstOrDefault(name => !data.Contains(name)) is { } missing) throw FitErrors.MissingColumn(missing, data.Names);
        var value = Expr.Parse(text, new() { Declarations = [.. names.Select(name => string.Create(CultureInfo.InvariantCulture, $"{name}[{data.RowCount}]"))] })
            .Evaluate(names.ToDictionary(name => name, name => Tensor.Vector(data[name].Span)));
        if (value.Rank == 0 || value.Shape[^1] != data.RowCount) throw FitErrors.NoRowsMade(text);
        var (rows, size) = (data.RowCount, value.Values.Length / data.RowCount);
        var values = new double[value.Values.Length];
        for (var i = 0; i < values.Length; i++) values[(i % rows * size) + (i / rows)] = value.Values[i];
        return (values, [.. value.Shape[..^1]]);
    }
}
