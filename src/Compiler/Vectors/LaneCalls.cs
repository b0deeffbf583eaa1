using System.Runtime.CompilerServices;

namespace SymDiff.Compiling.Vectors;

/// <summary>
/// Calls of functions of single numbers for one lane after the other. Called are only lanes that hold a point and where the mask holds; the others are NaN.
/// </summary>
/// <typeparam name="V">The lanes.</typeparam>
internal static class LaneCalls<V>
    where V : struct, ILanes<V, double>
{
    private const MethodImplOptions Call = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    [MethodImpl(Call)]
    public static V One(Func<double, double> function, Mask<V> mask, int points, V x)
    {
        var (a, result) = (Spill(x), Nothing(mask, out var holds));
        for (var lane = 0; lane < Math.Min(points, V.Count); lane++)
            if (IsTrue(holds, lane)) result[lane] = function(a[lane]);
        return V.Load(ref result[0], 0);
    }

    [MethodImpl(Call)]
    public static V Two(Func<double, double, double> function, Mask<V> mask, int points, V x, V y)
    {
        var (a, b, result) = (Spill(x), Spill(y), Nothing(mask, out var holds));
        for (var lane = 0; lane < Math.Min(points, V.Count); lane++)
            if (IsTrue(holds, lane)) result[lane] = function(a[lane], b[lane]);
        return V.Load(ref result[0], 0);
    }

    [MethodImpl(Call)]
    public static V Three(Func<double, double, double, double> function, Mask<V> mask, int points, V x, V y, V z)
    {
        var (a, b, c, result) = (Spill(x), Spill(y), Spill(z), Nothing(mask, out var holds));
        for (var lane = 0; lane < Math.Min(points, V.Count); lane++)
            if (IsTrue(holds, lane)) result[lane] = function(a[lane], b[lane], c[lane]);
        return V.Load(ref result[0], 0);
    }

    [MethodImpl(Call)]
    public static V Many(Kernel kernel, Mask<V> mask, int points, V[] x)
    {
        var result = Nothing(mask, out var holds);
        Span<double> read = stackalloc double[x.Length];
        for (var lane = 0; lane < Math.Min(points, V.Count); lane++)
        {
            if (!IsTrue(holds, lane)) continue;
            for (var i = 0; i < x.Length; i++) read[i] = Spill(x[i])[lane];
            result[lane] = kernel.Run(read);
        }
        return V.Load(ref result[0], 0);
    }

    private static Eight Spill(V x)
    {
        Eight spilled = default;
        x.Store(ref spilled[0], 0);
        return spilled;
    }

    private static Eight Nothing(Mask<V> mask, out Eight holds)
    {
        holds = default;
        Mask<V>.Store(mask, ref holds[0]);
        return Spill(V.Of(double.NaN));
    }

    private static bool IsTrue(in Eight holds, int lane) => BitConverter.DoubleToInt64Bits(holds[lane]) != 0;

    /// <summary>Room for the lanes of every width.</summary>
    [InlineArray(8)]
    private struct Eight
    {
        private double first;
    }
}
