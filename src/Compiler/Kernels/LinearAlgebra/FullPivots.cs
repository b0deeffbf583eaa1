using System.Numerics;

namespace SymDiff.Compiling;

/// <summary>
/// The decomposition P*A*Q = L*U of one square matrix with full pivoting, which brings the largest entries to the front and so shows the rank. Golub and Van Loan,
/// "Matrix Computations", section 3.4.
/// </summary>
/// <param name="n">Number of rows.</param>
internal sealed class FullPivots(int n)
{
    private readonly double[] factors = new double[n * n];
    private readonly int[] rows = new int[n], columns = new int[n];

    /// <summary>The sign of both permutations together.</summary>
    public int Sign { get; private set; }

    /// <summary>An entry of U, or below the diagonal of L.</summary>
    public double this[int row, int column] => factors[(row * n) + column];

    /// <summary>Where a row stood in the matrix.</summary>
    public int Row(int row) => rows[row];

    /// <summary>Where a column stood in the matrix.</summary>
    public int Column(int column) => columns[column];

    /// <summary>Decomposes a matrix.</summary>
    public void Factor<T>(ReadOnlySpan<T> matrix)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Precision.Widen(matrix, factors);
        Sign = 1;
        for (var i = 0; i < n; i++) rows[i] = columns[i] = i;
        for (var k = 0; k < n; k++)
        {
            var (row, column) = Largest(k);
            SwapRows(k, row);
            SwapColumns(k, column);
            if (this[k, k] != 0) Eliminate(k);
        }
    }

    private (int Row, int Column) Largest(int from)
    {
        var best = (Row: from, Column: from);
        for (var row = from; row < n; row++)
            for (var column = from; column < n; column++)
                if (Math.Abs(this[row, column]) > Math.Abs(this[best.Row, best.Column])) best = (row, column);
        return best;
    }

    private void SwapRows(int a, int b)
    {
        if (a == b) return;
        Sign = -Sign;
        (rows[a], rows[b]) = (rows[b], rows[a]);
        for (var column = 0; column < n; column++) (factors[(a * n) + column], factors[(b * n) + column]) = (this[b, column], this[a, column]);
    }

    private void SwapColumns(int a, int b)
    {
        if (a == b) return;
        Sign = -Sign;
        (columns[a], columns[b]) = (columns[b], columns[a]);
        for (var row = 0; row < n; row++) (factors[(row * n) + a], factors[(row * n) + b]) = (this[row, b], this[row, a]);
    }

    private void Eliminate(int k)
    {
        var pivotRow = factors.AsSpan(k * n, n);
        for (var row = k + 1; row < n; row++)
        {
            var target = factors.AsSpan(row * n, n);
            var factor = target[k] /= pivotRow[k];
            LineMath.AddScaled<double>(-factor, pivotRow[(k + 1)..], target[(k + 1)..]);
        }
    }
}
