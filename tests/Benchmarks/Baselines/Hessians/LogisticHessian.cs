using System.Numerics.Tensors;
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
    private readonly Memory<double> scaled = Numbers.Zeros<double>(m * n);
    private readonly SymmetricProduct product = new(m, n);

    public void Run(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> w, Span<double> hessian)
    {
        var rows = scaled.Span;
        for (var i = 0; i < m; i++)
        {
            var row = x.Slice(i * n, n);
            var s = 1 / (1 + Math.Exp(-y[i] * Dot(row, w)));
            TensorPrimitives.Multiply(row, y[i] * y[i] * s * (1 - s), rows.Slice(i * n, n));
        }
        product.Run(x, rows, hessian);
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
