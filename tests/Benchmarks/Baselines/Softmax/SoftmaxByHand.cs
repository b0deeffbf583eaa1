using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SymDiff.Benchmarks.Baselines;

/// <summary>
/// The softmax family with its product of a cotangent g and the Jacobian, n a multiple of eight. Three passes: the largest element; exponentials with their sums, which
/// also collects what the derivative needs; the division, as a product with the inverse, together with the derivative. Exponentials are kept where the result goes, so
/// nothing is computed twice and nothing else is written. One vector a turn: two a turn measured 1.05 to 1.15 of its time; only the largest element, whose pass has
/// nothing else to do, is sought in four.
/// </summary>
internal static class SoftmaxByHand
{
    private const MethodImplOptions Fast = MethodImplOptions.AggressiveOptimization;

    private const int Width = 8;

    /// <summary>p = softmax(x); p*(g - sum(g*p)).</summary>
    [MethodImpl(Fast)]
    public static void Softmax(ReadOnlySpan<double> x, ReadOnlySpan<double> g, Span<double> p, Span<double> dx)
    {
        var n = (nuint)x.Length;
        ref var pp = ref MemoryMarshal.GetReference(p);
        ref var pg = ref MemoryMarshal.GetReference(g);
        ref var pd = ref MemoryMarshal.GetReference(dx);
        var (_, sum, dot) = Exponentials(x, ref pg, ref pp);
        Vector512<double> scale = Vector512.Create(1 / sum), mean = Vector512.Create(dot / sum);
        for (nuint i = 0; i < n; i += Width)
        {
            var share = Vector512.LoadUnsafe(ref pp, i) * scale;
            share.StoreUnsafe(ref pp, i);
            (share * (Vector512.LoadUnsafe(ref pg, i) - mean)).StoreUnsafe(ref pd, i);
        }
    }

    /// <summary>x - logsumexp(x); g - softmax(x)*sum(g).</summary>
    [MethodImpl(Fast)]
    public static void LogSoftmax(ReadOnlySpan<double> x, ReadOnlySpan<double> g, Span<double> value, Span<double> dx)
    {
        var n = (nuint)x.Length;
        ref var px = ref MemoryMarshal.GetReference(x);
        ref var pg = ref MemoryMarshal.GetReference(g);
        ref var pv = ref MemoryMarshal.GetReference(value);
        ref var pd = ref MemoryMarshal.GetReference(dx);
        var (largest, sum, total) = ExponentialsAndTotal(x, ref pg, ref pd);
        Vector512<double> shift = Vector512.Create(largest + Math.Log(sum)), scale = Vector512.Create(-total / sum);
        for (nuint i = 0; i < n; i += Width)
        {
            (Vector512.LoadUnsafe(ref px, i) - shift).StoreUnsafe(ref pv, i);
            Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref pd, i), scale, Vector512.LoadUnsafe(ref pg, i)).StoreUnsafe(ref pd, i);
        }
    }

    /// <summary>logsumexp(x); g*softmax(x) for a number g.</summary>
    [MethodImpl(Fast)]
    public static double LogSumExp(ReadOnlySpan<double> x, double g, Span<double> dx)
    {
        ref var pd = ref MemoryMarshal.GetReference(dx);
        var (largest, sum) = Exponentials(x, ref pd);
        var scale = Vector512.Create(g / sum);
        for (nuint i = 0; i < (nuint)x.Length; i += Width) (Vector512.LoadUnsafe(ref pd, i) * scale).StoreUnsafe(ref pd, i);
        return largest + Math.Log(sum);
    }

    [MethodImpl(Fast)]
    private static double Largest(ReadOnlySpan<double> x)
    {
        ref var px = ref MemoryMarshal.GetReference(x);
        var n = (nuint)x.Length;
        Vector512<double> a = Vector512.LoadUnsafe(ref px), b = a, c = a, d = a;
        nuint i = 0;
        for (; i + (4 * Width) <= n; i += 4 * Width)
        {
            a = Vector512.MaxNative(a, Vector512.LoadUnsafe(ref px, i));
            b = Vector512.MaxNative(b, Vector512.LoadUnsafe(ref px, i + Width));
            c = Vector512.MaxNative(c, Vector512.LoadUnsafe(ref px, i + (2 * Width)));
            d = Vector512.MaxNative(d, Vector512.LoadUnsafe(ref px, i + (3 * Width)));
        }
        for (; i < n; i += Width) a = Vector512.MaxNative(a, Vector512.LoadUnsafe(ref px, i));
        return Lanes.Largest(Vector512.MaxNative(Vector512.MaxNative(a, b), Vector512.MaxNative(c, d)));
    }

    /// <summary>Writes exp(x - largest); returns the largest, the sum of these, and their product with g.</summary>
    [MethodImpl(Fast)]
    private static (double Largest, double Sum, double Dot) Exponentials(ReadOnlySpan<double> x, ref double g, ref double e)
    {
        ref var px = ref MemoryMarshal.GetReference(x);
        var largest = Largest(x);
        var shift = Vector512.Create(largest);
        Vector512<double> sum = default, dot = default;
        for (nuint i = 0; i < (nuint)x.Length; i += Width)
        {
            var share = Lanes.Exp(Vector512.LoadUnsafe(ref px, i) - shift);
            share.StoreUnsafe(ref e, i);
            sum += share;
            dot = Vector512.FusedMultiplyAdd(share, Vector512.LoadUnsafe(ref g, i), dot);
        }
        return (largest, Vector512.Sum(sum), Vector512.Sum(dot));
    }

    /// <summary>Writes exp(x - largest); returns the largest, the sum of these, and the sum of g.</summary>
    [MethodImpl(Fast)]
    private static (double Largest, double Sum, double Total) ExponentialsAndTotal(ReadOnlySpan<double> x, ref double g, ref double e)
    {
        ref var px = ref MemoryMarshal.GetReference(x);
        var largest = Largest(x);
        var shift = Vector512.Create(largest);
        Vector512<double> sum = default, total = default;
        for (nuint i = 0; i < (nuint)x.Length; i += Width)
        {
            var share = Lanes.Exp(Vector512.LoadUnsafe(ref px, i) - shift);
            share.StoreUnsafe(ref e, i);
            sum += share;
            total += Vector512.LoadUnsafe(ref g, i);
        }
        return (largest, Vector512.Sum(sum), Vector512.Sum(total));
    }

    /// <summary>Writes exp(x - largest); returns the largest and the sum of these.</summary>
    [MethodImpl(Fast)]
    private static (double Largest, double Sum) Exponentials(ReadOnlySpan<double> x, ref double e)
    {
        ref var px = ref MemoryMarshal.GetReference(x);
        var largest = Largest(x);
        var shift = Vector512.Create(largest);
        Vector512<double> sum = default;
        for (nuint i = 0; i < (nuint)x.Length; i += Width)
        {
            var share = Lanes.Exp(Vector512.LoadUnsafe(ref px, i) - shift);
            share.StoreUnsafe(ref e, i);
            sum += share;
        }
        return (largest, Vector512.Sum(sum));
    }
}
