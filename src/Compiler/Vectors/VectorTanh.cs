using System.Runtime.CompilerServices;

namespace SymDiff.Compiling.Vectors;

/// <summary>
/// The hyperbolic tangent of doubles, at most 2 ulp, and its slope, from one exponential. With t = exp(-2|x|) = m (1 + p), m = 2^n, the tangent is (1 - t)/(1 + t), and
/// 1/2 + (1 - 3t)/(2 + 2t) where t is below 0.45; its slope is 4 h (1 - h) with h = t/(1 + t).
/// </summary>
internal static class VectorTanh
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private const double Underflow = -746;

    /// <summary>tanh(x).</summary>
    [MethodImpl(Inline)]
    public static V Tanh<V>(V x) where V : struct, ILanes<V, double>
    {
        var t = Decay(x, out var m, out var p);
        return Tangent(x, t, m, p, Sum(m, p));
    }

    /// <summary>A quarter of the slope, t/(1 + t)^2.</summary>
    [MethodImpl(Inline)]
    public static V Slope<V>(V x) where V : struct, ILanes<V, double>
    {
        var t = Decay(x, out var m, out var p);
        return Quarter(t, Sum(m, p));
    }

    /// <summary>Both, bit by bit.</summary>
    [MethodImpl(Inline)]
    public static V TanhSlope<V>(V x, out V slope) where V : struct, ILanes<V, double>
    {
        var t = Decay(x, out var m, out var p);
        var sum = Sum(m, p);
        slope = Quarter(t, sum);
        return Tangent(x, t, m, p, sum);
    }

    /// <inheritdoc cref="TanhSlope"/>
    [MethodImpl(Inline)]
    public static V SlopeTanh<V>(V x, out V tanh) where V : struct, ILanes<V, double>
    {
        tanh = TanhSlope(x, out var slope);
        return slope;
    }

    [MethodImpl(Inline)]
    private static V Decay<V>(V x, out V m, out V p) where V : struct, ILanes<V, double>
    {
        var opposite = VectorSigns.NegativeAbs(x);
        var rest = VectorExp.Split(V.MaxNumber(V.Of(Underflow), opposite + opposite), out var n, out var r);
        p = r + rest;
        m = V.ScaleB(V.Of(1), n);
        return V.MultiplyAdd(m, p, m);
    }

    /// <summary>1 + t.</summary>
    [MethodImpl(Inline)]
    private static V Sum<V>(V m, V p) where V : struct, ILanes<V, double> => V.MultiplyAdd(m, p, V.Of(1) + m);

    [MethodImpl(Inline)]
    private static V Tangent<V>(V x, V t, V m, V p, V sum) where V : struct, ILanes<V, double>
    {
        var isFar = V.Less(t, V.Of(0.45));
        var dividend = V.Select(isFar, V.MultiplyAdd(V.Of(-1.5), t, V.Of(0.5)), V.MultiplyAdd(-m, p, V.Of(1) - m));
        return VectorSigns.WithSign((isFar & V.Of(0.5)) + (dividend / sum), x);
    }

    [MethodImpl(Inline)]
    private static V Quarter<V>(V t, V sum) where V : struct, ILanes<V, double>
    {
        var half = t / sum;
        return V.MultiplyAdd(-half, half, half);
    }
}
