using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Benchmarks;

/// <summary>
/// The fused multiply-adds that one core does when it does nothing else. Time is the processor's, not the clock's, so that others who use the machine do not count.
/// </summary>
internal static class Peak
{
    private const int Rounds = 21, Steps = 300_000;
    private const double TargetMilliseconds = 10;

    /// <summary>The speed of some work in percent of the peak, in rounds that alternate with rounds of the peak.</summary>
    public static Quartiles Share<T>(Action work, double operations)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var repeats = 1;
        work();
        while (Seconds(work, repeats) < TargetMilliseconds / 1e3) repeats *= 2;
        return Quartiles.Of(Enumerable.Range(0, Rounds).Select(_ => 100 * operations * repeats / Seconds(work, repeats) / Rate<T>()));
    }

    private static double Seconds(Action work, int repeats)
    {
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < repeats; i++) work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    private static double Rate<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Vector512.IsHardwareAccelerated ? Rate<Wide512<T>, T>() : Vector256.IsHardwareAccelerated ? Rate<Wide256<T>, T>() : Rate<OneLane<T>, T>();

    private static double Rate<V, T>()
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => 2.0 * 16 * Steps * V.Count / Seconds(() => MultiplyAdds<V, T>(), 1);

    /// <summary>Sixteen sums that do not wait for each other.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T MultiplyAdds<V, T>()
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var x = V.Of(T.CreateChecked(0.5));
        V a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x, m = x, n = x, o = x, p = x;
        for (var step = 0; step < Steps; step++)
        {
            (a, b, c, d) = (V.MultiplyAdd(a, x, x), V.MultiplyAdd(b, x, x), V.MultiplyAdd(c, x, x), V.MultiplyAdd(d, x, x));
            (e, f, g, h) = (V.MultiplyAdd(e, x, x), V.MultiplyAdd(f, x, x), V.MultiplyAdd(g, x, x), V.MultiplyAdd(h, x, x));
            (i, j, k, l) = (V.MultiplyAdd(i, x, x), V.MultiplyAdd(j, x, x), V.MultiplyAdd(k, x, x), V.MultiplyAdd(l, x, x));
            (m, n, o, p) = (V.MultiplyAdd(m, x, x), V.MultiplyAdd(n, x, x), V.MultiplyAdd(o, x, x), V.MultiplyAdd(p, x, x));
        }
        return (a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p).Sum();
    }
}
