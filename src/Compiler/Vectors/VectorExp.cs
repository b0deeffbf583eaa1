using System.Runtime.CompilerServices;

namespace SymDiff.Compiling.Vectors;

/// <summary>The exponential of doubles, and what it shares with the functions made of it.</summary>
internal static class VectorExp
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    // Beyond these the result is inf and 0; the bound comes first in Min and Max so that NaN passes through.
    private const double Overflow = 710;
    private const double Underflow = -746;

    /// <summary>exp(x), at most 1 ulp.</summary>
    [MethodImpl(Inline)]
    public static V Exp<V>(V x) where V : struct, ILanes<V, double> => Bounded(V.MinNumber(V.Of(Overflow), x));

    /// <summary>
    /// exp(x) for x below 1100, at most 1 ulp: 2^n exp(r) as in <see cref="Split"/>, exp(r) = 1 + r (1 + r P(r)) with one rounding each; a minimax polynomial by Sollya's fpminimax,
    /// error 3.8e-18.
    /// </summary>
    [MethodImpl(Inline)]
    public static V Bounded<V>(V x) where V : struct, ILanes<V, double>
    {
        x = V.MaxNumber(V.Of(Underflow), x);
        var n = V.MultiplyAdd(V.Of(1.4426950408889634), x, V.Of(6755399441055744)) - V.Of(6755399441055744);
        var r = V.MultiplyAdd(V.Of(-2.3190468138462996e-17), n, V.MultiplyAdd(V.Of(-0.6931471805599453), n, x));
        var r2 = r * r;
        var r4 = r2 * r2;
        var low = VectorPolynomial.Four(r, r2, 0.5000000000000011, 0.16666666666666424, 0.041666666666527075, 0.008333333333487054);
        var middle = VectorPolynomial.Four(r, r2, 0.0013888888944301233, 0.0001984126952243798, 2.4801492499863125e-05, 2.755757234752779e-06);
        var high = V.MultiplyAdd(V.Of(2.500446060008357e-08), r, V.Of(2.763043714676062e-07));
        var p = V.MultiplyAdd(V.MultiplyAdd(high, r4, middle), r4, low);
        return V.ScaleB(V.MultiplyAdd(V.MultiplyAdd(p, r, V.Of(1)), r, V.Of(1)), n);
    }

    /// <summary>exp(x) - 1, at most 2 ulp: 2^n (expm1(r) + (1 - 2^-n)).</summary>
    [MethodImpl(Inline)]
    public static V Expm1<V>(V x) where V : struct, ILanes<V, double>
    {
        var rest = Split(V.MaxNumber(V.Of(-40), V.MinNumber(V.Of(Overflow), x)), out var n, out var first);
        var difference = V.Of(1) - V.ScaleB(V.Of(1), -n);
        return VectorSigns.WithSign(V.ScaleB(rest + first + difference, n), x);
    }

    /// <summary>
    /// exp(x) = 2^n (1 + first + rest) with a whole n, for |x| up to 1100. The first is x - n log(2) with log(2) rounded to a double, which is exact: a multiple of
    /// 2^-54 below 1/2. The rest is what log(2) lacks, -n 2.3e-17, and exp(r) - 1 - r for the sum r of both: a polynomial r^2 (1/2 + ...), minimax for the error
    /// relative to r (2.8e-19) by Sollya's fpminimax.
    /// </summary>
    [MethodImpl(Inline)]
    public static V Split<V>(V x, out V n, out V first) where V : struct, ILanes<V, double>
    {
        n = V.MultiplyAdd(V.Of(1.4426950408889634), x, V.Of(6755399441055744)) - V.Of(6755399441055744);
        first = V.MultiplyAdd(V.Of(-0.6931471805599453), n, x);
        var tail = n * V.Of(-2.3190468138462996e-17);
        var r = first + tail;
        var r2 = r * r;
        var r4 = r2 * r2;
        var p0 = V.MultiplyAdd(V.Of(0.16666666666666677), r, V.Of(0.5));
        var p1 = V.MultiplyAdd(V.Of(0.008333333333321456), r, V.Of(0.041666666666666685));
        var p2 = V.MultiplyAdd(V.Of(0.00019841269886508776), r, V.Of(0.001388888888887293));
        var p3 = V.MultiplyAdd(V.Of(2.7557243868704037e-06), r, V.Of(2.48015873504838e-05));
        var p4 = V.MultiplyAdd(V.Of(2.5109143651629778e-08), r, V.Of(2.755725034724527e-07));
        var low = V.MultiplyAdd(p1, r2, p0);
        var high = V.MultiplyAdd(V.MultiplyAdd(V.Of(2.092231234374104e-09), r2, p4), r4, V.MultiplyAdd(p3, r2, p2));
        return V.MultiplyAdd(V.MultiplyAdd(high, r4, low), r2, tail);
    }
}
