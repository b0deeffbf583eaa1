namespace SymDiff.Compiling;

/// <summary>The arrays of a function of rows: columns of the data, numbers that stay, and the parameters, which are written before each call.</summary>
internal sealed class RowInputs
{
    private readonly double[] parameters;

    public RowInputs(FitRoles roles, DataTable? data, FitOptions options)
    {
        string[] own = [.. roles.Parameters.Select(Name)], still = [.. roles.Fixed.Select(Name)], columns = [.. roles.Columns.Select(Name)];
        parameters = new double[own.Length];
        (Names, Parameters, Constants) = ([.. own, .. still, .. columns], own, [.. own, .. still]);
        Arrays =
        [
            .. own.Select((_, i) => (ReadOnlyMemory<double>)parameters.AsMemory(i, 1)),
            .. still.Select(name => (ReadOnlyMemory<double>)options.Fixed[name].Values.ToArray()),
            .. columns.Select(name => data is null ? throw FitErrors.NoData(name) : data[name]),
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

    private static string Name(Expr variable) => variable.VariableName!;
}
