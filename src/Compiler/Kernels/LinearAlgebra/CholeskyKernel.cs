using System.Numerics;

namespace SymDiff.Compiling;

/// <summary>The lower triangular matrix L with L*L' equal to the symmetric part of the matrix. Columns go in blocks, so that most of the work is products of matrices.</summary>
/// <param name="name">The operator's name, for the error.</param>
/// <param name="shape">Shape of the matrices.</param>
internal sealed class CholeskyKernel(string name, int[] shape) : MatrixKernel(shape, shape[^1] * shape[^1])
{
    private const int Block = 48;

    private object? blocks;

    protected override void RunOne<T>(ReadOnlySpan<T> matrix, Operands<T> operands, int index, Span<T> result)
    {
        var memory = blocks as BlockSubtraction<T> ?? new();
        blocks = memory;
        for (var row = 0; row < Size; row++)
            for (var column = 0; column < Size; column++)
                result[(row * Size) + column] = (matrix[(row * Size) + column] + matrix[(column * Size) + row]) / T.CreateTruncating(2);
        for (int first = 0, end; first < Size; first = end)
        {
            end = Math.Min(first + Block, Size);
            if (FactorColumns(first, end, result) is >= 0 and var row) throw TensorErrors.NotPositiveDefinite(name, Size, index, row);
            if (end == Size) break;
            var left = result[((end * Size) + first)..];
            memory.Run(new(Size - end, end - first, Size - end, new(Size, 1), new(1, Size), Size), left, left, result[((end * Size) + end)..], isSymmetric: true);
        }
        for (var row = 0; row < Size; row++) result[((row * Size) + row + 1)..((row + 1) * Size)].Clear();
    }

    /// <summary>Finishes some columns, from which those before have been subtracted; gives the row whose square is not positive, or -1.</summary>
    private int FactorColumns<T>(int first, int end, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var row = first; row < Size; row++)
        {
            var line = result.Slice(row * Size, Size);
            for (var column = first; column < Math.Min(row, end); column++)
            {
                var above = result.Slice(column * Size, Size);
                line[column] = (line[column] - LineMath.Dot<T>(line[first..column], above[first..column])) / above[column];
            }
            if (row >= end) continue;
            var square = line[row] - LineMath.Dot<T>(line[first..row], line[first..row]);
            if (square <= T.Zero) return row;
            line[row] = T.Sqrt(square);
        }
        return -1;
    }
}
