using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SymDiff.Compiling;

namespace SymDiff.Benchmarks.Baselines;

/// <summary>
/// Z' @ Z for a matrix [m,n] that is given by rows. Its columns are kept in blocks, each dense, so that products read neighbouring memory and copy nothing; the
/// blocks on and below the diagonal are multiplied, the others are copied in squares that stay in the first cache. Blocks of one tile's width, 24, measured best among
/// 24 to 144 at all sizes; with the rows' scaling it takes 0.6 of the time of the whole product at n = 1,000.
/// </summary>
internal sealed class SymmetricProduct
{
    private const int Block = 24, Square = 32;

    private readonly int m, n;
    private readonly Memory<double> blocks;
    private readonly MatrixProduct<double>[,] products;

    public SymmetricProduct(int m, int n)
    {
        (this.m, this.n, blocks) = (m, n, Numbers.Zeros<double>(m * n));
        var count = (n + Block - 1) / Block;
        products = new MatrixProduct<double>[count, count];
        for (var i = 0; i < count; i++)
            for (var j = 0; j <= i; j++) products[i, j] = MatrixProduct<double>.Of(new(Width(i), m, Width(j), new(1, Width(i)), new(Width(j), 1), n));
    }

    /// <summary>Sets neighbouring rows of Z to multiples of dense ones.</summary>
    public void SetRows(int first, ReadOnlySpan<double> rows, ReadOnlySpan<double> factors)
    {
        var z = blocks.Span;
        for (var block = 0; block * Block < n; block++)
            for (var row = 0; row < factors.Length; row++)
                Scale(rows.Slice((row * n) + (block * Block), Width(block)), factors[row], ref z[(m * block * Block) + ((first + row) * Width(block))]);
    }

    public void Run(Span<double> c)
    {
        var z = blocks.Span;
        for (var i = 0; i < products.GetLength(0); i++)
            for (var j = 0; j <= i; j++) products[i, j].Run(z[(m * i * Block)..], z[(m * j * Block)..], c[((i * Block * n) + (j * Block))..], adds: false);
        for (var row = 0; row < n; row += Square)
            for (var column = 0; column <= row; column += Square) Mirror(c, row, column);
    }

    private int Width(int block) => Math.Min(Block, n - (block * Block));

    private void Mirror(Span<double> c, int row, int column)
    {
        for (var i = row; i < Math.Min(row + Square, n); i++)
            for (var j = column; j < Math.Min(column + Square, i); j++) c[(j * n) + i] = c[(i * n) + j];
    }

    private static void Scale(ReadOnlySpan<double> numbers, double factor, ref double result)
    {
        ref var start = ref MemoryMarshal.GetReference(numbers);
        nuint i = 0, n = (nuint)numbers.Length;
        for (; i + 8 <= n; i += 8) (Vector512.LoadUnsafe(ref start, i) * factor).StoreUnsafe(ref result, i);
        for (; i < n; i++) Unsafe.Add(ref result, i) = Unsafe.Add(ref start, i) * factor;
    }
}
