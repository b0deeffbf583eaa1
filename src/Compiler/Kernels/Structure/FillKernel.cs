namespace SymDiff.Compiling;

/// <summary>One value everywhere.</summary>
/// <param name="value">The value.</param>
internal sealed class FillKernel(double value) : TensorKernel
{
    public override double Work(int size) => 0;

    public override void Run<T>(Operands<T> operands, Span<T> result) => result.Fill(Precision.Round<T>(value));
}
