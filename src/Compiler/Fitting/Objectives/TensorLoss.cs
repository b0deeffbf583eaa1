using SymDiff.Differentiation;

namespace SymDiff.Compiling;

/// <summary>A loss of tensors: of all rows at once, or of one row, and then summed over the rows.</summary>
internal sealed class TensorLoss(Expr loss, FitRoles roles, ParameterLayout layout, RowData rows, Func<Expr[], TensorCall> call) : Objective
{
    private readonly TensorCall function = call(MachineGraphs.TensorValueAndGradient(loss, [.. roles.Parameters]));
    private readonly Lazy<TensorCall> withHessian = new(() => call(WithHessian(loss, [.. roles.Parameters])));

    public override double Evaluate(ReadOnlySpan<double> at, Span<double> gradient) => Evaluate(at, gradient, 0, rows.Count);

    public override double Evaluate(ReadOnlySpan<double> at, Span<double> gradient, int first, int count)
    {
        gradient.Clear();
        var value = 0.0;
        foreach (var (start, length) in Calls(first, count)) value += Add(function.Run(at, start, length), gradient);
        return value;
    }

    public override double Evaluate(ReadOnlySpan<double> at, Span<double> gradient, Span<double> hessian)
    {
        gradient.Clear();
        hessian.Clear();
        var value = 0.0;
        foreach (var (start, length) in Calls(0, rows.Count))
        {
            var results = withHessian.Value.Run(at, start, length);
            value += Add(results, gradient);
            for (var block = 0; block < layout.Names.Count * layout.Names.Count; block++)
                Place(results[1 + layout.Names.Count + block], layout.PlacesOf(block / layout.Names.Count), layout.PlacesOf(block % layout.Names.Count), hessian);
        }
        return value;
    }

    private IEnumerable<(int First, int Count)> Calls(int first, int count) =>
        rows.HasRowAxis || rows.Count == 0 || roles.Columns.Count == 0 ? [(first, count)] : Enumerable.Range(first, count).Select(row => (row, 1));

    private static Expr[] WithHessian(Expr loss, Expr[] wrt)
    {
        var gradient = Differentiator.Gradient(loss, wrt);
        return MachineGraphs.TensorValues([loss, .. gradient, .. gradient.SelectMany(slope => Jacobians.Of(slope, wrt))]);
    }

    private double Add(double[][] results, Span<double> gradient)
    {
        for (var i = 0; i < layout.Names.Count; i++) Add(results[1 + i], gradient[layout.PlacesOf(i)]);
        return results[0][0];
    }

    private void Place(double[] block, Range rows, Range columns, Span<double> hessian)
    {
        var ((first, height), (left, width)) = (rows.GetOffsetAndLength(layout.Count), columns.GetOffsetAndLength(layout.Count));
        for (var row = 0; row < height; row++) Add(block.AsSpan(row * width, width), hessian.Slice(((first + row) * layout.Count) + left, width));
    }

    private static void Add(ReadOnlySpan<double> more, Span<double> sums)
    {
        for (var i = 0; i < more.Length; i++) sums[i] += more[i];
    }
}
