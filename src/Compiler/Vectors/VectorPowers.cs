using System.Runtime.CompilerServices;

namespace SymDiff.Compiling.Vectors;

/// <summary>Powers with a constant exponent, rounded as in <see cref="Powers"/>.</summary>
internal static class VectorPowers
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    [MethodImpl(Inline)] public static V Square<V>(V x) where V : struct, ILanes<V, double> => x * x;
    [MethodImpl(Inline)] public static V Cube<V>(V x) where V : struct, ILanes<V, double> => x * x * x;
    [MethodImpl(Inline)] public static V Reciprocal<V>(V x) where V : struct, ILanes<V, double> => V.Of(1) / x;

    [MethodImpl(Inline)]
    public static V Fourth<V>(V x)
        where V : struct, ILanes<V, double>
    {
        var square = x * x;
        return square * square;
    }

    [MethodImpl(Inline)]
    public static V ReciprocalSquare<V>(V x)
        where V : struct, ILanes<V, double>
    {
        var reciprocal = V.Of(1) / x;
        return reciprocal * reciprocal;
    }

    // sqrt differs from IEEE pow at -0 and at -inf only
    [MethodImpl(Inline)]
    public static V Root<V>(V x)
        where V : struct, ILanes<V, double> =>
        V.Select(V.Equal(x, V.Of(double.NegativeInfinity)), V.Of(double.PositiveInfinity), V.Sqrt(x + V.Of(0.0)));

    [MethodImpl(Inline)] public static V ReciprocalRoot<V>(V x) where V : struct, ILanes<V, double> => V.Of(1) / Root(x);
}
