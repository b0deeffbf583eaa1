namespace SymDiff.Compiling;

/// <summary>The same elements in the same order.</summary>
internal sealed class ReshapeKernel : TensorKernel
{
    public override void Run(Operands operands, Span<double> result) => operands[0].CopyTo(result);
}
