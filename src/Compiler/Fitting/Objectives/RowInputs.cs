namespace SymDiff.Compiling;

/// <summary>The arrays of a function of rows: columns of the data, numbers that stay, and the parameters, which are written before each call.</summary>
internal sealed class RowInputs
{
    private readonly double[] parameters;
    private readonly RowData rows;

    public RowInputs(FitRoles roles, RowData rows, FitOptions options)
    {
        this.rows = rows;
        string[] own = [.. roles.Parameters.Select(Name)], still = [.. roles.Fixed.Select(Name)], columns = [.. roles.Columns.Select(Name)];
        parameters = new double[own.Length];
        (Names, Parameters, Constants) = ([.. own, .. still, .. columns], own, [.. own, .. still]);
        Arrays =
        [
            .. own.Select((_, i) => (ReadOnlyMemory<double>)parameters.AsMemory(i, 1)),
            .. still.Select(name => (ReadOnlyMemory<double>)options.Fixed[name].Values.ToArray()),
            .. columns.Select(name => rows.Slice(name, 0, rows.Count)),
        ];
    }

    /// <summary>The names of all inputs, in the order of the arrays.</summary>
    public string[] Names { get; }

    /// <summary>Those that are fitted.</summary>
    public string[] Parameters { get; }

    /// <summary>Those that are one number for all rows.</summary>
    public string[] Constants { get; }

    /// <summary>The numbers.</summary>
    public ReadOnlyMemory<double>[] Arrays { get; }

    /// <summary>Writes the parameters.</summary>
    public ReadOnlyMemory<double>[] At(ReadOnlySpan<double> values)
    {
        values.CopyTo(parameters);
        return Arrays;
    }

    /// <summary>Writes the parameters, for some rows.</summary>
    public ReadOnlyMemory<double>[] At(ReadOnlySpan<double> values, int first, int count) =>
        [.. At(values)[..Constants.Length], .. Names[Constants.Length..].Select(name => rows.Slice(name, first, count))];

    private static string Name(Expr variable) => variable.VariableName!;
}
