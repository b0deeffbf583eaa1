namespace SymDiff.Compiling;

/// <summary>The lengths of axes that have names, as data, fixed values and starting values have them, and as they are given.</summary>
internal static class NamedLengths
{
    public static Dictionary<string, long> Of(FitRoles roles, RowData rows, FitOptions options)
    {
        var lengths = new Dictionary<string, long>(options.Sizes, StringComparer.Ordinal);
        foreach (var column in roles.Columns) Read(column, rows.ShapeOf(column.VariableName!, rows.Count));
        foreach (var variable in roles.Fixed.Concat(roles.Parameters))
            if ((options.Fixed.GetValueOrDefault(variable.VariableName!) ?? options.Start.GetValueOrDefault(variable.VariableName!)) is { } value) Read(variable, value.Shape);
        return lengths;

        void Read(Expr variable, ReadOnlySpan<int> shape)
        {
            for (var axis = 0; axis < shape.Length; axis++)
                if (variable.Shape.Axes[axis].Name is { } name) lengths.TryAdd(name, shape[axis]);
        }
    }
}
