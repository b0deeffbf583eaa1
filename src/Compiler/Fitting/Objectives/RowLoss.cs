namespace SymDiff.Compiling;

/// <summary>A loss of one row, summed over the rows.</summary>
internal sealed class RowLoss(Expr loss, RowInputs inputs) : Objective
{
    private readonly BatchSum sum = loss.CompileBatchSum(inputs.Parameters, inputs.Constants, inputs.Names);
    private readonly Lazy<BatchSum> withHessian = new(() => loss.CompileBatchSumWithHessian(inputs.Parameters, inputs.Constants, inputs.Names));

    public override double Evaluate(ReadOnlySpan<double> at, Span<double> gradient) => sum.Run(inputs.At(at), gradient);

    public override double Evaluate(ReadOnlySpan<double> at, Span<double> gradient, int first, int count) => sum.Run(inputs.At(at, first, count), gradient);

    public override double Evaluate(ReadOnlySpan<double> at, Span<double> gradient, Span<double> hessian)
    {
        var n = at.Length;
        var derivatives = new double[n + (n * n)];
        var value = withHessian.Value.Run(inputs.At(at), derivatives);
        derivatives.AsSpan(0, n).CopyTo(gradient);
        derivatives.AsSpan(n).CopyTo(hessian);
        return value;
    }
}
