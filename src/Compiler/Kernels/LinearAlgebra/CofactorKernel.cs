namespace SymDiff.Compiling;

/// <summary>
/// The matrix of signed minors, of singular matrices too. With P*A*Q = L*U the adjugate of A is det(P)*det(Q) * Q*adj(U)*inv(L)*P; and of a triangle U = [V, u; 0, d] it is
/// det(V)*[d*inv(V), -inv(V)*u; 0, 1], which does not divide by the last pivot d, the smallest one. If another pivot is 0, the rank is below n-1 and all minors are 0.
/// </summary>
/// <param name="shape">Shape of the matrices.</param>
internal sealed class CofactorKernel(int[] shape) : MatrixKernel(shape, shape[^1] * shape[^1])
{
    private readonly FullPivots factors = new(shape[^1]);
    private readonly double[] column = new double[shape[^1]];

    protected override void RunOne<T>(ReadOnlySpan<T> matrix, Operands<T> operands, int index, Span<T> result)
    {
        result.Clear();
        factors.Factor(matrix);
        double minor = factors.Sign;
        for (var row = 0; row < Size - 1; row++) minor *= factors[row, row];
        if (minor == 0) return;
        for (var k = 0; k < Size; k++)
        {
            Solve(k);
            for (var row = 0; row < Size; row++) result[(factors.Row(k) * Size) + factors.Column(row)] = Precision.Round<T>(minor * column[row]);
        }
    }

    /// <summary>One column of adj(U)*inv(L)/det(V).</summary>
    private void Solve(int k)
    {
        var last = Size - 1;
        for (var row = 0; row < Size; row++) column[row] = (row == k ? 1 : 0) - Known(row, 0, row);
        for (var row = 0; row < last; row++) column[row] = (factors[last, last] * column[row]) - (factors[row, last] * column[last]);
        for (var row = last - 1; row >= 0; row--) column[row] = (column[row] - Known(row, row + 1, last)) / factors[row, row];
    }

    private double Known(int row, int from, int to)
    {
        var sum = 0.0;
        for (var k = from; k < to; k++) sum += factors[row, k] * column[k];
        return sum;
    }
}
