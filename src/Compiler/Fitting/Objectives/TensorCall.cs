namespace SymDiff.Compiling;

/// <summary>A compiled function of tensors with its data: the parameters are written before each call, the results read after it.</summary>
internal sealed class TensorCall
{
    private readonly TensorFunction function;
    private readonly FitRoles roles;
    private readonly RowData rows;
    private readonly ParameterLayout layout;
    private readonly FitOptions options;
    private readonly double[] parameters;
    private readonly Dictionary<int, (Workspace<double> Workspace, double[][] Results)> bound = [];

    /// <summary>Compiles the outputs.</summary>
    public TensorCall(Expr[] outputs, FitRoles roles, ParameterLayout layout, RowData rows, FitOptions options)
    {
        (this.roles, this.rows, this.layout, this.options) = (roles, rows, layout, options);
        (function, parameters) = (TensorFunction.OfMachineForm(outputs, roles.Inputs), new double[layout.Count]);
    }

    /// <summary>The elements of every output for some rows; of a model of one row, for one.</summary>
    public double[][] Run(ReadOnlySpan<double> at, int first, int count)
    {
        at.CopyTo(parameters);
        if (!bound.TryGetValue(count, out var call)) bound[count] = call = Bind(first, count);
        Give(call.Workspace, first, count);
        call.Workspace.Run();
        return call.Results;
    }

    private (Workspace<double> Workspace, double[][] Results) Bind(int first, int count)
    {
        var workspace = function.CreateWorkspace();
        for (var i = 0; i < layout.Names.Count; i++) workspace.In(layout.Names[i], parameters.AsMemory(layout.PlacesOf(i)), layout.ShapeOf(i));
        foreach (var input in roles.Fixed) workspace.In(input.VariableName!, options.Fixed[input.VariableName!]);
        Give(workspace, first, count);
        double[][] results = [.. function.OutputShapes.Select((_, i) => new double[Extents.Count([.. workspace.ShapeOf(i)])])];
        for (var i = 0; i < results.Length; i++) workspace.Out(i, results[i]);
        return (workspace, results);
    }

    private void Give(Workspace<double> workspace, int first, int count)
    {
        foreach (var name in roles.Columns.Select(column => column.VariableName!)) workspace.In(name, rows.Slice(name, first, count), rows.ShapeOf(name, count));
    }
}
