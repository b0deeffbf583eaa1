using SymDiff.Differentiation;

namespace SymDiff.Compiling;

/// <summary>The difference of a response and a model of tensors, of all rows at once or of one row after the other.</summary>
internal sealed class TensorResiduals(FitRoles roles, ParameterLayout layout, RowData rows, Func<Expr[], TensorCall> call) : Residuals
{
    private readonly TensorCall function = call(MachineGraphs.TensorValues([roles.Difference, .. Jacobians.Of(roles.Difference, [.. roles.Parameters])]));

    public override int Count => rows.Count;

    public override void Evaluate(ReadOnlySpan<double> at, double[] differences, double[] jacobian)
    {
        var step = rows.HasRowAxis ? rows.Count : 1;
        for (var first = 0; first < rows.Count; first += step)
        {
            var results = function.Run(at, first, step);
            results[0].CopyTo(differences, first);
            for (var i = 0; i < layout.Names.Count; i++) Transpose(results[1 + i], first, layout.PlacesOf(i).GetOffsetAndLength(layout.Count), jacobian);
        }
    }

    /// <summary>A block has a row for each difference.</summary>
    private void Transpose(double[] block, int first, (int First, int Width) columns, double[] jacobian)
    {
        for (var row = 0; row < block.Length / columns.Width; row++)
            for (var column = 0; column < columns.Width; column++)
                jacobian[((columns.First + column) * Count) + first + row] = block[(row * columns.Width) + column];
    }
}
