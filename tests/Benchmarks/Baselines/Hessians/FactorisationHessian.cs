namespace SymDiff.Benchmarks.Baselines;

/// <summary>
/// The Hessian of sum((A - U @ V')^2) by U, as a whole: 2*delta[i,j]*(V' @ V)[p,q] at [i,p,j,q]. Nearly all of it is zeros: one sweep clears the memory row by row
/// and sets the block while the row is in the first cache.
/// </summary>
internal static class FactorisationHessian
{
    public static void Run(int n, int rank, ReadOnlySpan<double> v, Span<double> hessian)
    {
        Span<double> block = stackalloc double[rank * rank];
        for (var row = 0; row < v.Length; row += rank)
            for (var p = 0; p < rank; p++)
                for (var q = 0; q < rank; q++) block[(p * rank) + q] += 2 * v[row + p] * v[row + q];
        var width = n * rank;
        for (var i = 0; i < n; i++)
            for (var p = 0; p < rank; p++)
            {
                var row = hessian.Slice(((i * rank) + p) * width, width);
                row.Clear();
                block.Slice(p * rank, rank).CopyTo(row.Slice(i * rank, rank));
            }
    }
}
