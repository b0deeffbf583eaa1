using System.Runtime.CompilerServices;

namespace SymDiff.Compiling.Vectors;

/// <summary>Inverse circular functions of doubles, at most 2 ulp.</summary>
internal static class VectorArcs
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private const double HalfPi = 1.5707963267948966;
    private const double HalfPiLow = 6.123233995736766e-17;

    /// <summary>
    /// atan(x): for |x| up to tan(pi/8) a series in s = x; up to tan(3 pi/8) pi/4 + atan((x - 1)/(x + 1)); then pi/2 - atan(1/x). Series s + s^3 P(s^2) by Sollya's
    /// fpminimax on [0, 0.1716], error 3e-17 s^3.
    /// </summary>
    [MethodImpl(Inline)]
    public static V Atan<V>(V x) where V : struct, ILanes<V, double>
    {
        var (size, one) = (V.Abs(x), V.Of(1));
        var isMiddle = V.Less(V.Of(0.41421356237309503), size);
        var isLarge = V.Less(V.Of(2.4142135623730949), size);
        var numerator = V.Select(isLarge, V.Of(-1), size - (isMiddle & one));
        var denominator = V.Select(isLarge, size, V.Select(isMiddle, size + one, one));
        var s = numerator / denominator;
        var z = s * s;
        var z2 = z * z;
        var z4 = z2 * z2;
        var low = VectorPolynomial.Eight(
            z, z2, z4, -0.3333333333333333, 0.19999999999996249, -0.14285714284775008, 0.11111111022333395, -0.09090904824725113, 0.07692188256720504, -0.06664575780588337, 0.05858659540290108);
        var high = V.MultiplyAdd(z2, V.Of(-0.019252756993440204), V.MultiplyAdd(z, V.Of(0.039297886138136964), V.Of(-0.0508791536474117)));
        var series = V.MultiplyAdd(high, z4 * z4, low);
        var (turn, turnLow) = (V.Select(isLarge, V.Of(HalfPi), isMiddle & V.Of(HalfPi / 2)), V.Select(isLarge, V.Of(HalfPiLow), isMiddle & V.Of(HalfPiLow / 2)));
        return VectorSigns.WithSign(turn + (V.MultiplyAdd(s * z, series, turnLow) + s), x);
    }

    /// <summary>asin(x): the series up to 1/2, then pi/2 - 2 asin(sqrt((1 - |x|)/2)).</summary>
    [MethodImpl(Inline)]
    public static V Asin<V>(V x) where V : struct, ILanes<V, double>
    {
        var isLarge = Reduce(x, out var s, out var excess);
        var large = V.Of(HalfPi) - (s + s + (excess + excess - V.Of(HalfPiLow)));
        return VectorSigns.WithSign(V.Select(isLarge, large, s + excess), x);
    }

    /// <summary>acos(x): pi/2 - asin(x) up to 1/2, then 2 asin(sqrt((1 - x)/2)), for negative x pi less 2 asin(sqrt((1 + x)/2)).</summary>
    [MethodImpl(Inline)]
    public static V Acos<V>(V x) where V : struct, ILanes<V, double>
    {
        var sign = x & V.Of(-0.0);
        var isLarge = Reduce(x, out var s, out var excess);
        var (turn, turnLow) = (V.Of(HalfPi), V.Of(HalfPiLow));
        var small = turn - ((s ^ sign) + ((excess ^ sign) - turnLow));
        var fromPi = turn + turn - (s + s + (excess + excess - (turnLow + turnLow)));
        var large = V.Select(V.Less(x, V.Of(0)), fromPi, s + excess + (s + excess));
        return V.Select(isLarge, large, small);
    }

    /// <summary>s = |x| or sqrt((1 - |x|)/2), and asin(s) = s + excess, s^3 P(s^2); P by Sollya's fpminimax on [0, 1/4], error 1.9e-17 s^3.</summary>
    [MethodImpl(Inline)]
    private static V Reduce<V>(V x, out V s, out V excess) where V : struct, ILanes<V, double>
    {
        var size = V.Abs(x);
        var isLarge = V.Less(V.Of(0.5), size);
        var half = V.MultiplyAdd(size, V.Of(-0.5), V.Of(0.5));
        s = V.Select(isLarge, V.Sqrt(half), size);
        var z = V.Select(isLarge, half, size * size);
        var z2 = z * z;
        var z4 = z2 * z2;
        var low = VectorPolynomial.Eight(
            z, z2, z4, 0.16666666666666669, 0.07499999999998017, 0.04464285714700721, 0.030381944094300607, 0.022372174556052764, 0.017352357280159696, 0.013971711915719531, 0.01147452121243462);
        var high = V.MultiplyAdd(z4, V.Of(0.029077773065133285), VectorPolynomial.Four(z, z2, 0.010351934602547883, 0.005336831549972352, 0.01771874266585035, -0.015333687560372776));
        excess = s * z * V.MultiplyAdd(high, z4 * z4, low);
        return isLarge;
    }
}
