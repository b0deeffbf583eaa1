using System.Runtime.CompilerServices;
using SymDiff.Numerics;

namespace SymDiff.Compiling.Vectors;

/// <summary>Functions of doubles made of t = exp(-|x|): one exponential each, nothing overflows.</summary>
internal static class VectorLogistic
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    // Longer than what the JIT inlines into one body: bodies of their own, in which everything else is inlined.
    private const MethodImplOptions Call = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    private const double Underflow = -746;

    /// <summary>1/(1 + exp(-x)), at most 1 ulp.</summary>
    [MethodImpl(Inline)]
    public static V Sigmoid<V>(V x) where V : struct, ILanes<V, double>
    {
        var rest = Split(x, out var n, out var r);
        return Sigmoid(x, n, r, rest);
    }

    /// <summary>log(1 + exp(x)), at most 2 ulp.</summary>
    [MethodImpl(Inline)]
    public static V Softplus<V>(V x) where V : struct, ILanes<V, double> => SoftplusFrom(x, Decay(x));

    /// <summary>exp(-|x|), at most 1 ulp.</summary>
    [MethodImpl(Inline)]
    public static V Decay<V>(V x) where V : struct, ILanes<V, double> => VectorExp.Bounded(VectorSigns.NegativeAbs(x));

    /// <summary>log(1 + exp(x)) with t = exp(-|x|) at hand, whose error adds to its own: max(x, 0) + log(1 + t).</summary>
    [MethodImpl(Inline)]
    public static V SoftplusFrom<V>(V x, V t) where V : struct, ILanes<V, double> => V.MaxNumber(V.Of(0), x) + LogOfSum(t);

    /// <summary>
    /// log(1 - exp(x)), at most 2 ulp; -inf at 0, NaN above: the logarithm of g = 1 - t, t = exp(x) = m (1 + p), whose significand gets back what g lost; from
    /// g = 3/4 on with f = -t.
    /// </summary>
    [MethodImpl(Call)]
    public static V Log1mExp<V>(V x) where V : struct, ILanes<V, double>
    {
        var one = V.Of(1);
        var rest = VectorExp.Split(V.MaxNumber(V.Of(Underflow), V.MinNumber(V.Of(1), x)), out var n, out var r);
        var p = r + rest;
        var m = V.ScaleB(one, n);
        var t = V.ScaleB(p + one, n);
        var g = V.MultiplyAdd(-m, p, one - m);
        var lost = V.MultiplyAdd(-m, p, one - m - g);
        var mantissa = V.Mantissa(g);
        var k = VectorLog.Exponent(g, mantissa);
        var f = mantissa - one + V.ScaleB(lost, V.MinNumber(V.Of(1000), -k));
        return VectorSigns.NegativeAbs(VectorLog.Join(V.Select(V.LessEqual(V.Of(0.75), g), -t, f), k));
    }

    /// <summary>
    /// log(exp(x) + exp(y)), at most 2 ulp: max + log1p(t), t = exp(min - max). The difference rounds; what it lost is a relative change of t. Lanes where the two
    /// terms nearly cancel take the scalar function.
    /// </summary>
    [MethodImpl(Call)]
    public static V LogAddExp<V>(V x, V y) where V : struct, ILanes<V, double>
    {
        var (large, small) = (V.Max(x, y), V.Min(x, y));
        var difference = small - large;
        var part = difference - small;
        var lost = small - (difference - part) - (large + part);
        var rest = VectorExp.Split(V.MaxNumber(V.Of(Underflow), difference), out var n, out var r);
        rest += V.Select(V.Less(V.Abs(lost), V.Of(1)), lost, V.Of(0)) * (V.Of(1) + r);
        var log = LogOfSum(V.ScaleB(rest + r + V.Of(1), n));
        var sum = V.Select(V.Less(V.Abs(difference), V.Of(double.PositiveInfinity)), large + log, large);
        var isPlain = V.LessEqual(V.Of(0), large) | V.LessEqual(log + log, V.Abs(sum));
        return V.All(isPlain) ? sum : VectorFallback.Where(isPlain, sum, x, y, Logistic.LogAddExp);
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

    /// <summary>log(1 + t) for t in [0, 1]: the logarithm's series with f = t, from t = 1/2 on log(2) and f = (t - 1)/2.</summary>
    [MethodImpl(Inline)]
    private static V LogOfSum<V>(V t) where V : struct, ILanes<V, double>
    {
        var one = V.Of(1);
        var isLarge = V.Less(V.Of(0.5), t);
        return VectorLog.Join(V.Select(isLarge, (t - one) * V.Of(0.5), t), isLarge & one);
    }
}
