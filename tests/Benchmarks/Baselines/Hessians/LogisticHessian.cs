using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SymDiff.Benchmarks.Baselines;

/// <summary>
/// The Hessian of sum(log(1 + exp(-y*(X @ w)))) by w: X' @ diag(y^2*s*(1 - s)) @ X with s = sigmoid(y*(X @ w)). One walk over X forms margin, weight and the scaled
/// row while the row is in the first cache; the product is symmetric, so half of it is multiplied.
/// </summary>
internal sealed class LogisticHessian(int m, int n)
{
    private const int Rows = 8;

    private readonly SymmetricProduct product = new(m, n);

    public void Run(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> w, Span<double> hessian)
    {
        Span<double> roots = stackalloc double[Rows];
        for (var first = 0; first < m; first += Rows)
        {
            var rows = x.Slice(first * n, Math.Min(Rows, m - first) * n);
            for (var row = 0; row * n < rows.Length; row++) roots[row] = Root(rows.Slice(row * n, n), y[first + row], w);
            product.SetRows(first, rows, roots[..(rows.Length / n)]);
        }
        product.Run(hessian);
    }

    private static double Root(ReadOnlySpan<double> row, double y, ReadOnlySpan<double> w)
    {
        var s = 1 / (1 + Math.Exp(-y * Dot(row, w)));
        return Math.Sqrt(y * y * s * (1 - s));
    }

    /// <summary>Four sums, since one would wait for itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ref var px = ref MemoryMarshal.GetReference(x);
        ref var py = ref MemoryMarshal.GetReference(y);
        Vector512<double> a = default, b = default, c = default, d = default;
        nuint i = 0, n = (nuint)x.Length;
        for (; i + 32 <= n; i += 32)
        {
            a = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref px, i), Vector512.LoadUnsafe(ref py, i), a);
            b = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref px, i + 8), Vector512.LoadUnsafe(ref py, i + 8), b);
            c = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref px, i + 16), Vector512.LoadUnsafe(ref py, i + 16), c);
            d = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref px, i + 24), Vector512.LoadUnsafe(ref py, i + 24), d);
        }
        var sum = Vector512.Sum((a + b) + (c + d));
        for (; i < n; i++) sum += Unsafe.Add(ref px, i) * Unsafe.Add(ref py, i);
        return sum;
    }
}
