namespace SymDiff.Compiling;

/// <summary>A unit vector.</summary>
/// <param name="place">Where the 1 is.</param>
internal sealed class UnitKernel(int place) : TensorKernel
{
    public override void Run(Operands operands, Span<double> result)
    {
        result.Clear();
        result[place] = 1;
    }
}
