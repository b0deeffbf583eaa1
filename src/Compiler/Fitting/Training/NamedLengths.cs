namespace SymDiff.Compiling;

/// <summary>The lengths of axes that have names, as data, fixed values and starting values have them, and as they are given.</summary>
internal static class NamedLengths
{
    public static Dictionary<string, long> Of(FitRoles roles, RowData rows, FitOptions options)
    {
        var lengths = new Dictionary<string, long>(options.Sizes, StringComparer.Ordinal);
        string[] known = [.. roles.Inputs.SelectMany(input => input.Shape.Axes.ToArray()).SelectMany(axis => axis.Names).Distinct()];
        if (options.Sizes.Keys.FirstOrDefault(name => !known.Contains(name)) is { } useless) throw FitErrors.UselessSize(useless, known);
        foreach (var column in roles.Columns) Read(column, rows.ShapeOf(column.VariableName!, rows.Count));
        foreach (var variable in roles.Fixed.Concat(roles.Parameters))
            if ((options.Fixed.GetValueOrDefault(variable.VariableName!) ?? options.Start.GetValueOrDefault(variable.VariableName!)) is { } value) Read(variable, value.Shape);
        return lengths;

        void Read(Expr variable, ReadOnlySpan<int> shape)
        {
            for (var axis = 0; axis < shape.Length && shape.Length == variable.Shape.Rank; axis++)
                if (variable.Shape.Axes[axis].Name is { } name) lengths.TryAdd(name, shape[axis]);
        }
    }
}
