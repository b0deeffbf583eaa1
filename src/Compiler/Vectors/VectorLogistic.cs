using System.Runtime.CompilerServices;

namespace SymDiff.Compiling.Vectors;

/// <summary>Functions of doubles made of t = exp(-|x|): one exponential each, nothing overflows.</summary>
internal static class VectorLogistic
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private const double Underflow = -746;

    /// <summary>1/(1 + exp(-x)), at most 1 ulp.</summary>
    [MethodImpl(Inline)]
    public static V Sigmoid<V>(V x) where V : struct, ILanes<V, double>
    {
        var rest = Split(x, out var n, out var r);
        return Sigmoid(x, n, r, rest);
    }

    /// <summary>1/(1 + exp(-x)) and 1/(1 + exp(x)).</summary>
    [MethodImpl(Inline)]
    public static V SigmoidWithComplement<V>(V x, out V complement) where V : struct, ILanes<V, double>
    {
        var rest = Split(x, out var n, out var r);
        complement = Sigmoid(-x, n, r, rest);
        return Sigmoid(x, n, r, rest);
    }

    /// <summary>log(1 + exp(x)), at most 2 ulp.</summary>
    [MethodImpl(Inline)]
    public static V Softplus<V>(V x) where V : struct, ILanes<V, double>
    {
        var rest = Split(x, out var n, out var r);
        return Softplus(x, n, r, rest);
    }

    /// <summary>exp(-|x|), at most 1 ulp.</summary>
    [MethodImpl(Inline)]
    public static V Decay<V>(V x) where V : struct, ILanes<V, double>
    {
        var rest = Split(x, out var n, out var first);
        return V.ScaleB(rest + first + V.Of(1), n);
    }

    /// <summary>log(1 + exp(x)) with e = exp(-|x|) at hand, whose error adds to its own: log(1 + e), or from e = 1/2 on log(2) + log(1 + (e - 1)/2).</summary>
    [MethodImpl(Inline)]
    public static V SoftplusFrom<V>(V x, V e) where V : struct, ILanes<V, double>
    {
        var isLarge = V.Less(V.Of(0.5), e);
        var f = V.Select(isLarge, (e - V.Of(1)) * V.Of(0.5), e);
        return V.MaxNumber(V.Of(0), x) + VectorLog.Join(f, isLarge & V.Of(1));
    }

    /// <summary>log(1 + exp(x)) and its derivative, the logistic function.</summary>
    [MethodImpl(Inline)]
    public static V SoftplusWithSigmoid<V>(V x, out V sigmoid) where V : struct, ILanes<V, double>
    {
        var rest = Split(x, out var n, out var r);
        sigmoid = Sigmoid(x, n, r, rest);
        return Softplus(x, n, r, rest);
    }

    /// <summary>tanh(x), at most 2 ulp: with t = exp(-2|x|) it is (1 - t)/(1 + t), and from 1/2 on 1 - 2t/(1 + t).</summary>
    [MethodImpl(Inline)]
    public static V Tanh<V>(V x) where V : struct, ILanes<V, double>
    {
        var opposite = VectorSigns.NegativeAbs(x);
        var rest = VectorExp.Split(V.MaxNumber(V.Of(-40), opposite + opposite), out var n, out var r);
        var (one, p) = (V.Of(1), r + rest);
        var m = V.ScaleB(one, n);
        var t = V.MultiplyAdd(m, p, m);
        var isLarge = V.Less(t, V.Of(1.0 / 3));
        var numerator = V.Select(isLarge, V.Of(-2) * t, V.MultiplyAdd(-m, p, one - m));
        return VectorSigns.WithSign((isLarge & one) + (numerator / V.MultiplyAdd(m, p, one + m)), x);
    }

    [MethodImpl(Inline)]
    private static V Split<V>(V x, out V n, out V r) where V : struct, ILanes<V, double> =>
        VectorExp.Split(V.MaxNumber(V.Of(Underflow), VectorSigns.NegativeAbs(x)), out n, out r);

    /// <summary>
    /// With exp(-|x|) = m (1 + p), m = 2^n: y = 1/(1 + m + m p) is rounded, its residual e = 1 - y (1 + m) - y m p is not; so y (1 + e) has nearly no error before it is
    /// rounded, nor has y (1 + e) m (1 + p), the value for negative x. Without its last bit 1 - y is exact.
    /// </summary>
    [MethodImpl(Inline)]
    private static V Sigmoid<V>(V x, V n, V r, V rest) where V : struct, ILanes<V, double>
    {
        var one = V.Of(1);
        var m = V.ScaleB(one, n);
        var p = r + rest;
        var y = one / V.MultiplyAdd(m, p, one + m) & V.OfBits(-2);
        var e = V.MultiplyAdd(-y, m, one - y);
        e = V.MultiplyAdd(-y * m, p, e);
        var negative = V.Less(x, V.Of(0));
        var factor = V.Select(negative, r + (rest + V.MultiplyAdd(e, p, e)), e);
        return V.ScaleB(V.MultiplyAdd(y, factor, y), negative & n);
    }

    /// <summary>max(x, 0) + log(1 + t), t = exp(-|x|) = m (1 + p): the logarithm with f = t, or from t = 1/2 on as log(2) and f = (t - 1)/2.</summary>
    [MethodImpl(Inline)]
    private static V Softplus<V>(V x, V n, V r, V rest) where V : struct, ILanes<V, double>
    {
        var one = V.Of(1);
        var p = r + rest;
        var m = V.ScaleB(one, n);
        var t = V.ScaleB(p + one, n);
        var isLarge = V.Less(V.Of(0.5), t);
        var f = V.Select(isLarge, V.MultiplyAdd(m, p, m - one) * V.Of(0.5), t);
        return V.MaxNumber(V.Of(0), x) + VectorLog.Join(f, isLarge & one);
    }
}
