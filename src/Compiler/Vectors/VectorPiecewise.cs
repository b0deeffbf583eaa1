using System.Runtime.CompilerServices;
using SymDiff.Numerics;

namespace SymDiff.Compiling.Vectors;

/// <summary>Functions that pick, round or wrap their argument, bit by bit as <see cref="Piecewise"/> has them.</summary>
internal static class VectorPiecewise
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    [MethodImpl(Inline)] public static V Abs<V>(V x) where V : struct, ILanes<V, double> => V.Abs(x);
    [MethodImpl(Inline)] public static V Sqrt<V>(V x) where V : struct, ILanes<V, double> => V.Sqrt(x);
    [MethodImpl(Inline)] public static V Floor<V>(V x) where V : struct, ILanes<V, double> => V.Floor(x);
    [MethodImpl(Inline)] public static V Ceil<V>(V x) where V : struct, ILanes<V, double> => -V.Floor(-x);
    [MethodImpl(Inline)] public static V Round<V>(V x) where V : struct, ILanes<V, double> => V.Round(x);
    [MethodImpl(Inline)] public static V Same<V>(V x) where V : struct, ILanes<V, double> => x;

    /// <summary>Rounded below by size, with the sign of x.</summary>
    [MethodImpl(Inline)] public static V Trunc<V>(V x) where V : struct, ILanes<V, double> => V.Floor(V.Abs(x)) | (x & V.Of(-0.0));

    /// <summary>1, -1, or x itself where it is a zero or NaN.</summary>
    [MethodImpl(Inline)] public static V Sign<V>(V x) where V : struct, ILanes<V, double> =>
        V.Select(V.Less(V.Of(0), V.Abs(x)), V.Of(1) | (x & V.Of(-0.0)), x);

    /// <summary>1 where x is positive, otherwise 0.</summary>
    [MethodImpl(Inline)] public static V Step<V>(V x) where V : struct, ILanes<V, double> => V.Less(V.Of(0), x) & V.Of(1);

    /// <summary>x where it is infinite, otherwise y.</summary>
    [MethodImpl(Inline)] public static V InfiniteOr<V>(V x, V y) where V : struct, ILanes<V, double> =>
        V.Select(V.Equal(V.Abs(x), V.Of(double.PositiveInfinity)), x, y);

    /// <summary>One of two values by the sign bit of x.</summary>
    [MethodImpl(Inline)] public static V BySign<V>(V x, V positive, V negative) where V : struct, ILanes<V, double> =>
        V.SelectBySign(x, positive, negative);

    /// <summary>The larger argument, the first of equal ones, NaN if either is NaN.</summary>
    [MethodImpl(Inline)] public static V Max<V>(V x, V y) where V : struct, ILanes<V, double> => V.Select(V.LessEqual(y, x) | ~V.Equal(x, x), x, y);

    /// <summary>The smaller argument, the first of equal ones, NaN if either is NaN.</summary>
    [MethodImpl(Inline)] public static V Min<V>(V x, V y) where V : struct, ILanes<V, double> => V.Select(V.LessEqual(x, y) | ~V.Equal(x, x), x, y);
}
