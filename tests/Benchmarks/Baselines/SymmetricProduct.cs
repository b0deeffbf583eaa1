using SymDiff.Compiling;

namespace SymDiff.Benchmarks.Baselines;

/// <summary>
/// A' @ B for matrices [m,n] whose product is symmetric: columns in blocks, each from the diagonal down, so that no panel of B is copied twice; then the half above the
/// diagonal in squares that stay in the first cache.
/// </summary>
internal sealed class SymmetricProduct
{
    private const int Block = 96, Square = 32;

    private readonly int n;
    private readonly MatrixProduct<double>[] products;

    public SymmetricProduct(int m, int n)
    {
        this.n = n;
        products = [.. Enumerable.Range(0, (n + Block - 1) / Block).Select(Of)];

        MatrixProduct<double> Of(int block) => MatrixProduct<double>.Of(new(n - (block * Block), m, Math.Min(Block, n - (block * Block)), new(1, n), new(n, 1), n));
    }

    public void Run(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> c)
    {
        for (var block = 0; block < products.Length; block++)
        {
            var start = block * Block;
            products[block].Run(a[start..], b[start..], c[((start * n) + start)..], adds: false);
        }
        for (var row = 0; row < n; row += Square)
            for (var column = 0; column <= row; column += Square) Mirror(c, row, column);
    }

    private void Mirror(Span<double> c, int row, int column)
    {
        for (var i = row; i < Math.Min(row + Square, n); i++)
            for (var j = column; j < Math.Min(column + Square, i); j++) c[(j * n) + i] = c[(i * n) + j];
    }
}
