using System.Runtime.CompilerServices;

namespace SymDiff.Compiling.Vectors;

/// <summary>The error function and its complement, at most 2 ulp. Polynomials from mpmath and Sollya.</summary>
internal static class VectorErf
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    // Longer than what the JIT inlines into one body: bodies of their own, in which everything else is inlined.
    private const MethodImplOptions Call = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>erf(x): below 1 the odd series, then 1 - erfc(|x|).</summary>
    [MethodImpl(Call)]
    public static V Erf<V>(V x) where V : struct, ILanes<V, double>
    {
        var (size, one) = (V.Abs(x), V.Of(1));
        var near = V.MultiplyAdd(size, Near(size), size);
        return VectorSigns.WithSign(V.Select(V.Less(size, one), near, one - Far(size)), x);
    }

    /// <summary>erfc(x): for |x| below 0.9 one less the odd series, then the scaled function, for negative x two less that.</summary>
    [MethodImpl(Call)]
    public static V Erfc<V>(V x) where V : struct, ILanes<V, double>
    {
        var (size, one) = (V.Abs(x), V.Of(1));
        var near = V.MultiplyAdd(-x, Near(size), one - x);
        var far = Far(size);
        return V.Select(V.Less(size, V.Of(0.9)), near, V.Select(V.Less(x, V.Of(0)), V.Of(2) - far, far));
    }

    /// <summary>erf(x)/x - 1 on [0, 1], error 1.2e-17.</summary>
    [MethodImpl(Inline)]
    private static V Near<V>(V x) where V : struct, ILanes<V, double>
    {
        var z = x * x;
        var z2 = z * z;
        var z4 = z2 * z2;
        var low = VectorPolynomial.Eight(z, z2, z4, 0.1283791670955126, -0.37612638903183876, 0.11283791670958783, -0.026866170645631914, 0.0052239776292459855, -0.0008548327199384839, 0.00012055338162544238, -1.492574820999126e-05);
        var high = V.MultiplyAdd(z4, V.Of(6.762978925642935e-11), VectorPolynomial.Four(z, z2, 1.646324779716007e-06, -1.637237700791796e-07, 1.4798390013120095e-08, -1.187667264222724e-09));
        return V.MultiplyAdd(high, z4 * z4, low);
    }

    /// <summary>
    /// erfc(x) from 1/2 on: exp(-x^2) u Q(t), where u = 1/(x + 2) and t is u stretched to [-1, 1]; Q interpolates erfc(x) exp(x^2) (x + 2) at
    /// Chebyshev nodes, relative error 1e-18.
    /// What x^2, u, Q and u Q lose by rounding comes back: x^2 = h + l exactly and exp(-l) is 1 - l, and a relative change of u changes u Q by 1 + 2.7 u times as much.
    /// </summary>
    [MethodImpl(Call)]
    private static V Far<V>(V x) where V : struct, ILanes<V, double>
    {
        var (one, two) = (V.Of(1), V.Of(2));
        var bounded = V.MinNumber(V.Of(27.5), x);
        var shifted = bounded + two;
        var u = one / shifted;
        var t = V.MultiplyAdd(u, V.Of(5.462962962962963), V.Of(-1.1851851851851851));
        var tLow = V.MultiplyAdd(u, V.Of(5.462962962962963), V.Of(-1.1851851851851851) - t);
        var tail = Tail(t);
        var slope = V.MultiplyAdd(t, tail, V.Of(0.4505725975670596));
        var slopeLow = V.MultiplyAdd(t, tail, V.Of(0.4505725975670596) - slope) + V.Of(1.3858037105167976e-17);
        var series = V.MultiplyAdd(t, slope, V.Of(0.935531775550647));
        var seriesLow = V.MultiplyAdd(t, slopeLow, V.MultiplyAdd(tLow, slope, V.MultiplyAdd(t, slope, V.Of(0.935531775550647) - series))) + V.Of(-5.2001010510146903e-17);
        var product = u * series;
        var productLow = V.MultiplyAdd(u, seriesLow, V.MultiplyAdd(u, series, -product));
        var lost = V.MultiplyAdd(-u, shifted, one) - (u * (bounded - (shifted - two)));
        lost = V.MultiplyAdd(lost * V.Of(2.7), u, lost);

        var square = bounded * bounded;
        var squareLow = V.MultiplyAdd(bounded, bounded, -square);
        var rest = VectorExp.Split(-square, out var n, out var first);
        var p = first + rest;
        var correction = lost - squareLow;
        rest = V.MultiplyAdd(correction, p, correction) + rest;
        var scaled = V.MultiplyAdd(product, first, product);
        var scaledLow = V.MultiplyAdd(product, first, product - scaled) + V.MultiplyAdd(productLow, p, productLow);
        return V.ScaleB(V.MultiplyAdd(product, rest, scaledLow) + scaled, n);
    }

    /// <summary>The coefficients of Q from the third on.</summary>
    [MethodImpl(Call)]
    private static V Tail<V>(V t) where V : struct, ILanes<V, double>
    {
        var t2 = t * t;
        var t4 = t2 * t2;
        var t8 = t4 * t4;
        var low = VectorPolynomial.Eight(t, t2, t4, 0.14096038808373204, 0.01827421109264453, -0.004742281598906894, -0.0017973826382914578, 0.0003093801892668573, 0.0001663438430661911, -4.127807981544983e-05, -1.4739384748927798e-05);
        var middle = VectorPolynomial.Eight(t, t2, t4, 7.025966071030338e-06, 6.919651100603458e-07, -1.0997580634561013e-06, 1.593747033433378e-07, 1.224673731419447e-07, -6.013972155883244e-08, -8.659549928673452e-10, 1.0317252391106874e-08);
        var high = VectorPolynomial.Eight(t, t2, t4, -3.5999155910937045e-09, -4.915688389326481e-10, 9.147331407105523e-10, -2.544104595338518e-10, -1.0941678819528016e-10, 7.481997634319577e-11, 4.475574535849218e-12, -7.825762562183159e-12);
        return V.MultiplyAdd(V.MultiplyAdd(high, t8, middle), t8, low);
    }
}
