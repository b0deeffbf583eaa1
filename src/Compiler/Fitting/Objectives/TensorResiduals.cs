using SymDiff.Differentiation;

namespace SymDiff.Compiling;

/// <summary>The difference of a response and a model of tensors.</summary>
internal sealed class TensorResiduals(FitRoles roles, ParameterLayout layout, int count, Func<Expr[], TensorCall> call) : Residuals
{
    private readonly TensorCall function = call(MachineGraphs.TensorValues([roles.Difference, .. Jacobians.Of(roles.Difference, [.. roles.Parameters])]));

    public override int Count => count;

    public override void Evaluate(ReadOnlySpan<double> at, double[] differences, double[] jacobian)
    {
        var results = function.Run(at);
        results[0].CopyTo(differences, 0);
        for (var i = 0; i < layout.Names.Count; i++) Transpose(results[1 + i], layout.PlacesOf(i).GetOffsetAndLength(layout.Count), jacobian);
    }

    /// <summary>A block has a row for each difference.</summary>
    private void Transpose(double[] block, (int First, int Width) columns, double[] jacobian)
    {
        for (var row = 0; row < count; row++)
            for (var column = 0; column < columns.Width; column++)
                jacobian[((columns.First + column) * count) + row] = block[(row * columns.Width) + column];
    }
}
