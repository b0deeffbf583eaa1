using SymDiff.Differentiation;

namespace SymDiff.Compiling;

/// <summary>A loss of tensors.</summary>
internal sealed class TensorLoss(Expr loss, FitRoles roles, ParameterLayout layout, Func<Expr[], TensorCall> call) : Objective
{
    private readonly TensorCall function = call(MachineGraphs.TensorValueAndGradient(loss, [.. roles.Parameters]));
    private readonly Lazy<TensorCall> withHessian = new(() => call(WithHessian(loss, [.. roles.Parameters])));

    public override double Evaluate(ReadOnlySpan<double> at, Span<double> gradient) => Read(function.Run(at), gradient);

    public override double Evaluate(ReadOnlySpan<double> at, Span<double> gradient, Span<double> hessian)
    {
        var results = withHessian.Value.Run(at);
        var blocks = results.AsSpan(1 + layout.Names.Count);
        for (var row = 0; row < layout.Names.Count; row++)
            for (var column = 0; column < layout.Names.Count; column++)
                Place(blocks[(row * layout.Names.Count) + column], layout.PlacesOf(row), layout.PlacesOf(column), hessian);
        return Read(results, gradient);
    }

    private static Expr[] WithHessian(Expr loss, Expr[] wrt)
    {
        var gradient = Differentiator.Gradient(loss, wrt);
        return MachineGraphs.TensorValues([loss, .. gradient, .. gradient.SelectMany(slope => Jacobians.Of(slope, wrt))]);
    }

    private double Read(double[][] results, Span<double> gradient)
    {
        for (var i = 0; i < layout.Names.Count; i++) results[1 + i].CopyTo(gradient[layout.PlacesOf(i)]);
        return results[0][0];
    }

    private void Place(double[] block, Range rows, Range columns, Span<double> hessian)
    {
        var ((first, height), (left, width)) = (rows.GetOffsetAndLength(layout.Count), columns.GetOffsetAndLength(layout.Count));
        for (var row = 0; row < height; row++) block.AsSpan(row * width, width).CopyTo(hessian[(((first + row) * layout.Count) + left)..]);
    }
}
