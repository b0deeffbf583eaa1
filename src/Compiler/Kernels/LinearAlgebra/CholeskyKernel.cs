namespace SymDiff.Compiling;

/// <summary>The lower triangular matrix L with L*L' equal to the symmetric part of the matrix.</summary>
/// <param name="name">The operator's name, for the error.</param>
/// <param name="shape">Shape of the matrices.</param>
internal sealed class CholeskyKernel(string name, int[] shape) : MatrixKernel(shape, shape[^1] * shape[^1])
{
    protected override void RunOne<T>(ReadOnlySpan<T> matrix, Operands<T> operands, int index, Span<T> result)
    {
        result.Clear();
        for (var row = 0; row < Size; row++)
        {
            var line = result.Slice(row * Size, Size);
            for (var column = 0; column < row; column++)
            {
                var above = result.Slice(column * Size, Size);
                var entry = (matrix[(row * Size) + column] + matrix[(column * Size) + row]) / T.CreateTruncating(2);
                line[column] = (entry - LineMath.Dot(line[..column], above[..column])) / above[column];
            }
            var square = matrix[(row * Size) + row] - LineMath.Dot(line[..row], line[..row]);
            if (square <= T.Zero) throw TensorErrors.NotPositiveDefinite(name, Size, index, row);
            line[row] = T.Sqrt(square);
        }
    }
}
