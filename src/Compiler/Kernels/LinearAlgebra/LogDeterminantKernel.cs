namespace SymDiff.Compiling;

/// <summary>The logarithm of the determinant, from the logarithms of the pivots, so nothing overflows; NaN where the determinant is negative.</summary>
/// <param name="name">The operator's name, for the error.</param>
/// <param name="shape">Shape of the matrices.</param>
internal sealed class LogDeterminantKernel(string name, int[] shape) : MatrixKernel(shape, 1)
{
    private readonly LuFactors factors = new(shape[^1]);

    protected override void RunOne<T>(ReadOnlySpan<T> matrix, Operands<T> operands, int index, Span<T> result)
    {
        factors.Factor(matrix);
        if (factors.IsSingular) throw TensorErrors.Singular(name, Size, index);
        var (sum, sign) = (0.0, factors.Sign);
        for (var row = 0; row < Size; row++)
        {
            sum += Math.Log(Math.Abs(factors.Pivot(row)));
            if (factors.Pivot(row) < 0) sign = -sign;
        }
        result[0] = sign > 0 ? Precision.Round<T>(sum) : T.NaN;
    }
}
