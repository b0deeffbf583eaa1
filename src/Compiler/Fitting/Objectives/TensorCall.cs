namespace SymDiff.Compiling;

/// <summary>A compiled function of tensors with its data: the parameters are written before each call, the results read after it.</summary>
internal sealed class TensorCall
{
    private readonly Workspace<double> workspace;
    private readonly double[] parameters;
    private readonly double[][] results;

    /// <summary>Binds all inputs and makes room for the outputs.</summary>
    public TensorCall(Expr[] outputs, FitRoles roles, ParameterLayout layout, DataTable? data, FitOptions options)
    {
        workspace = TensorFunction.OfMachineForm(outputs, roles.Inputs).CreateWorkspace();
        parameters = new double[layout.Count];
        for (var i = 0; i < layout.Names.Count; i++) workspace.In(layout.Names[i], parameters.AsMemory(layout.PlacesOf(i)), layout.ShapeOf(i));
        foreach (var column in roles.Columns) workspace.In(column.VariableName!, (data ?? throw FitErrors.NoData(column.VariableName!))[column.VariableName!], data.RowCount);
        foreach (var input in roles.Fixed) workspace.In(input.VariableName!, options.Fixed[input.VariableName!]);
        results = [.. outputs.Select((_, i) => new double[Extents.Count([.. workspace.ShapeOf(i)])])];
        for (var i = 0; i < results.Length; i++) workspace.Out(i, results[i]);
    }

    /// <summary>The elements of every output.</summary>
    public double[][] Run(ReadOnlySpan<double> at)
    {
        at.CopyTo(parameters);
        workspace.Run();
        return results;
    }
}
