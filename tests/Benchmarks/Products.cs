using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SymDiff.Compiling;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Benchmarks;

/// <summary>
/// Products of matrices on one thread, in percent of the fused multiply-adds that the same core does when it does nothing else. Time is the processor's, not the
/// clock's, so that others who use the machine do not count; rounds of the product and of the peak alternate.
/// </summary>
internal static class Products
{
    private const int Rounds = 21, PeakSteps = 300_000;
    private const double TargetMilliseconds = 10;

    private static readonly (int Rows, int Inner, int Columns)[] Sizes =
        [(16, 16, 16), (64, 64, 64), (256, 256, 256), (1024, 1024, 1024), (64, 784, 128)];

    public static void Run()
    {
        Table.Head("product", "A*B, double", "A'*B, double", "A*B', double", "A*B, float", "A'*B, float", "A*B', float");
        foreach (var size in Sizes)
        {
            string[] cells = [.. Rows<double>(size), .. Rows<float>(size)];
            Table.Row([$"{size.Rows} x {size.Inner} x {size.Columns}", .. cells]);
        }
    }

    private static IEnumerable<string> Rows<T>((int Rows, int Inner, int Columns) size)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (rows, inner, columns) = size;
        MatrixSteps a = new(inner, 1), b = new(columns, 1);
        (MatrixSteps A, MatrixSteps B)[] orientations = [(a, b), (new(1, rows), b), (a, new(1, inner))];
        foreach (var orientation in orientations)
        {
            var product = MatrixProduct<T>.Of(new(rows, inner, columns, orientation.A, orientation.B, columns));
            var (left, right, result) = (Numbers<T>(rows * inner), Numbers<T>(inner * columns), new T[rows * columns]);
            yield return Share<T>(() => product.Run(new() { A = left, B = right, C = result }), 2.0 * rows * inner * columns).ToString();
        }
    }

    private static T[] Numbers<T>(int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => T.CreateChecked(random.NextDouble() - 0.5))];
    }

    /// <summary>Percent of the peak, round by round.</summary>
    private static Quartiles Share<T>(Action work, double operations)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var repeats = 1;
        while (Seconds(work, repeats) < TargetMilliseconds / 1e3) repeats *= 2;
        return Quartiles.Of(Enumerable.Range(0, Rounds).Select(_ => 100 * operations * repeats / Seconds(work, repeats) / Peak<T>()));
    }

    private static double Seconds(Action work, int repeats)
    {
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < repeats; i++) work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    private static double Peak<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Vector512.IsHardwareAccelerated ? Peak<Wide512<T>, T>() : Vector256.IsHardwareAccelerated ? Peak<Wide256<T>, T>() : Peak<OneLane<T>, T>();

    private static double Peak<V, T>()
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => 2.0 * 16 * PeakSteps * V.Count / Seconds(() => MultiplyAdds<V, T>(), 1);

    /// <summary>Sixteen sums that do not wait for each other.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T MultiplyAdds<V, T>()
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var x = V.Of(T.CreateChecked(0.5));
        V a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x, m = x, n = x, o = x, p = x;
        for (var step = 0; step < PeakSteps; step++)
        {
            (a, b, c, d) = (V.MultiplyAdd(a, x, x), V.MultiplyAdd(b, x, x), V.MultiplyAdd(c, x, x), V.MultiplyAdd(d, x, x));
            (e, f, g, h) = (V.MultiplyAdd(e, x, x), V.MultiplyAdd(f, x, x), V.MultiplyAdd(g, x, x), V.MultiplyAdd(h, x, x));
            (i, j, k, l) = (V.MultiplyAdd(i, x, x), V.MultiplyAdd(j, x, x), V.MultiplyAdd(k, x, x), V.MultiplyAdd(l, x, x));
            (m, n, o, p) = (V.MultiplyAdd(m, x, x), V.MultiplyAdd(n, x, x), V.MultiplyAdd(o, x, x), V.MultiplyAdd(p, x, x));
        }
        return (a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p).Sum();
    }
}
