namespace SymDiff.Compiling;

/// <summary>A unit vector.</summary>
/// <param name="place">Where the 1 is.</param>
internal sealed class UnitKernel(int place) : TensorKernel
{
    public override double Work(int size) => 0;

    public override void Run<T>(Operands<T> operands, Span<T> result)
    {
        result.Clear();
        result[place] = T.One;
    }
}
