namespace SymDiff.Compiling;

/// <summary>One value everywhere.</summary>
/// <param name="value">The value.</param>
internal sealed class FillKernel(double value) : TensorKernel
{
    public override void Run(Operands operands, Span<double> result) => result.Fill(value);
}
