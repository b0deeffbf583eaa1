namespace SymDiff.Compiling;

/// <summary>The determinant, which is 0 for a singular matrix.</summary>
/// <param name="shape">Shape of the matrices.</param>
internal sealed class DeterminantKernel(int[] shape) : MatrixKernel(shape, 1)
{
    private readonly LuFactors factors = new(shape[^1]);

    protected override void RunOne<T>(ReadOnlySpan<T> matrix, Operands<T> operands, int index, Span<T> result)
    {
        factors.Factor(matrix);
        double determinant = factors.Sign;
        for (var row = 0; row < Size; row++) determinant *= factors.Pivot(row);
        result[0] = Precision.Round<T>(determinant);
    }
}
