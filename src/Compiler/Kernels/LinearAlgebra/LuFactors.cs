using System.Numerics;
using static SymDiff.Compiling.Precision;

namespace SymDiff.Compiling;

/// <summary>
/// The decomposition P*A = L*U of one square matrix with partial pivoting, in memory that is used again; in double for all tensors. Columns go in blocks, so that most of
/// the work is products of matrices. Golub and Van Loan, "Matrix Computations", sections 3.2.11 and 3.4.
/// </summary>
/// <param name="n">Number of rows.</param>
internal sealed class LuFactors(int n)
{
    private const int Block = 48;

    private readonly double[] factors = new double[n * n];
    private readonly int[] rows = new int[n];
    private readonly BlockSubtraction<double> blocks = new();

    /// <summary>Whether a pivot is exactly 0.</summary>
    public bool IsSingular { get; private set; }

    /// <summary>1 or -1: the sign of the permutation.</summary>
    public int Sign { get; private set; }

    /// <summary>The diagonal of U.</summary>
    public double Pivot(int row) => factors[(row * n) + row];

    /// <summary>Decomposes a matrix.</summary>
    public void Factor<T>(ReadOnlySpan<T> matrix)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Widen(matrix, factors);
        (IsSingular, Sign) = (false, 1);
        for (var row = 0; row < n; row++) rows[row] = row;
        for (int first = 0, end; first < n; first = end)
        {
            end = Math.Min(first + Block, n);
            FactorColumns(first, end);
            if (end == n) break;
            Forward(first, end, factors.AsSpan(end), n, n - end);
            blocks.Run(new(n - end, end - first, n - end, new(n, 1), new(n, 1), n), At(end, first), At(first, end), At(end, end));
        }
    }

    /// <summary>Solves A*X = B.</summary>
    /// <param name="right">B.</param>
    /// <param name="solution">Receives X.</param>
    /// <param name="columns">Number of columns of B and X.</param>
    public void Solve(ReadOnlySpan<double> right, Span<double> solution, int columns)
    {
        for (var row = 0; row < n; row++) right.Slice(rows[row] * columns, columns).CopyTo(solution[(row * columns)..]);
        for (int first = 0, end; first < n; first = end)
        {
            end = Math.Min(first + Block, n);
            if (first > 0) Subtract(first, end, 0, first, solution, columns);
            Forward(first, end, solution, columns, columns);
        }
        for (int end = n, first; end > 0; end = first)
        {
            first = (end - 1) / Block * Block;
            if (end < n) Subtract(first, end, end, n, solution, columns);
            Backward(first, end, solution, columns);
        }
    }

    /// <summary>Subtracts from some rows of the solution what others contribute.</summary>
    private void Subtract(int first, int end, int from, int to, Span<double> solution, int columns) =>
        blocks.Run(new(end - first, to - from, columns, new(n, 1), new(columns, 1), columns), At(first, from), solution[(from * columns)..], solution[(first * columns)..]);

    /// <summary>Divides some rows of a matrix by the block of L on the diagonal.</summary>
    private void Forward(int first, int end, Span<double> matrix, int step, int columns)
    {
        for (var row = first + 1; row < end; row++)
            for (var k = first; k < row; k++)
                LineMath.AddScaled<double>(-At(row, k)[0], matrix.Slice(k * step, columns), matrix.Slice(row * step, columns));
    }

    /// <summary>Divides some rows of the solution by the block of U on the diagonal.</summary>
    private void Backward(int first, int end, Span<double> solution, int columns)
    {
        for (var row = end - 1; row >= first; row--)
        {
            var line = solution.Slice(row * columns, columns);
            for (var k = row + 1; k < end; k++) LineMath.AddScaled<double>(-At(row, k)[0], solution.Slice(k * columns, columns), line);
            foreach (ref var value in line) value /= Pivot(row);
        }
    }

    private void FactorColumns(int first, int end)
    {
        for (var column = first; column < end; column++)
        {
            Swap(column, LargestIn(column));
            if (Pivot(column) == 0) IsSingular = true;
            else Eliminate(column, end);
        }
    }

    private void Eliminate(int column, int end)
    {
        var (pivot, pivotRow) = (Pivot(column), column * n);
        for (var row = column + 1; row < n; row++)
        {
            var factor = factors[(row * n) + column] /= pivot;
            LineMath.AddScaled<double>(-factor, factors.AsSpan(pivotRow + column + 1, end - column - 1), factors.AsSpan((row * n) + column + 1, end - column - 1));
        }
    }

    private int LargestIn(int column)
    {
        var best = column;
        for (var row = column + 1; row < n; row++)
            if (Math.Abs(factors[(row * n) + column]) > Math.Abs(factors[(best * n) + column])) best = row;
        return best;
    }

    private void Swap(int row, int other)
    {
        if (row == other) return;
        Sign = -Sign;
        (rows[row], rows[other]) = (rows[other], rows[row]);
        for (var column = 0; column < n; column++)
            (factors[(row * n) + column], factors[(other * n) + column]) = (factors[(other * n) + column], factors[(row * n) + column]);
    }

    private Span<double> At(int row, int column) => factors.AsSpan((row * n) + column);
}
