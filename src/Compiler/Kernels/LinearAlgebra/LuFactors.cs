using System.Numerics;
using static SymDiff.Compiling.Precision;

namespace SymDiff.Compiling;

/// <summary>
/// The decomposition P*A = L*U of one square matrix with partial pivoting, in memory that is used again; in double for all tensors. Golub and Van Loan, "Matrix Computations",
/// section 3.4.
/// </summary>
/// <param name="n">Number of rows.</param>
internal sealed class LuFactors(int n)
{
    private readonly double[] factors = new double[n * n];
    private readonly int[] rows = new int[n];

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
        for (var column = 0; column < n; column++)
        {
            Swap(column, LargestIn(column));
            if (Pivot(column) == 0) IsSingular = true;
            else Eliminate(column);
        }
    }

    /// <summary>Solves A*X = B for one column of B; the two may not be the same memory.</summary>
    /// <param name="right">B.</param>
    /// <param name="solution">Receives X.</param>
    /// <param name="column">The column.</param>
    /// <param name="columns">Number of columns of B and X.</param>
    public void Solve<TRight, T>(ReadOnlySpan<TRight> right, Span<T> solution, int column, int columns)
        where TRight : unmanaged, IBinaryFloatingPointIeee754<TRight>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var row = 0; row < n; row++)
            solution[(row * columns) + column] = Round<T>(Widen(right[(rows[row] * columns) + column]) - Known(row, 0, row, solution, column, columns));
        for (var row = n - 1; row >= 0; row--)
        {
            ref var value = ref solution[(row * columns) + column];
            value = Round<T>((Widen(value) - Known(row, row + 1, n, solution, column, columns)) / Pivot(row));
        }
    }

    private double Known<T>(int row, int from, int to, ReadOnlySpan<T> solution, int column, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sum = 0.0;
        for (var k = from; k < to; k++) sum += factors[(row * n) + k] * Widen(solution[(k * columns) + column]);
        return sum;
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

    private void Eliminate(int column)
    {
        var pivotRow = factors.AsSpan(column * n, n);
        for (var row = column + 1; row < n; row++)
        {
            var target = factors.AsSpan(row * n, n);
            var factor = target[column] /= pivotRow[column];
            LineMath.AddScaled<double>(-factor, pivotRow[(column + 1)..], target[(column + 1)..]);
        }
    }
}
