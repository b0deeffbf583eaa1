using System.Runtime.CompilerServices;

namespace SymDiff.Compiling.Vectors;

/// <summary>Circular functions of doubles, at most 2 ulp. Beyond 1e5 a lane takes the scalar function, which reduces any argument exactly.</summary>
internal static class VectorTrigonometric
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    // 2^16 quarter turns: as far as the first two parts of pi/2 have exact multiples.
    private const double Limit = 1e5;

    /// <summary>sin(x).</summary>
    [MethodImpl(Inline)]
    public static V Sin<V>(V x) where V : struct, ILanes<V, double> => SinCos(x, out _);

    /// <summary>cos(x).</summary>
    [MethodImpl(Inline)]
    public static V Cos<V>(V x) where V : struct, ILanes<V, double> => CosSin(x, out _);

    /// <summary>cos(x) and sin(x); both have the bits that they have alone.</summary>
    [MethodImpl(Inline)]
    public static V CosSin<V>(V x, out V sin) where V : struct, ILanes<V, double>
    {
        sin = SinCos(x, out var cos);
        return cos;
    }

    /// <summary>sin(x) and cos(x); both have the bits that they have alone.</summary>
    [MethodImpl(Inline)]
    public static V SinCos<V>(V x, out V cos) where V : struct, ILanes<V, double>
    {
        var quarter = Reduce(x, out var r, out _);
        var (s, c) = (SinNearZero(r, V.Of(0), out _), CosNearZero(r, V.Of(0), out _));
        var isOdd = IsOdd(quarter);
        var sin = V.Select(isOdd, c, s) ^ ((V.ShiftLeft(quarter, 62) ^ x) & V.Of(-0.0));
        cos = V.Select(isOdd, s, c) ^ (V.ShiftLeft(V.AddBits(quarter, V.OfBits(1)), 62) & V.Of(-0.0));
        var isNear = V.LessEqual(V.Abs(x), V.Of(Limit));
        if (V.All(isNear)) return sin;
        cos = VectorFallback.Where(isNear, cos, x, Math.Cos);
        return VectorFallback.Where(isNear, sin, x, Math.Sin);
    }

    /// <summary>tan(x): sin/cos, or -cos/sin after an odd number of quarter turns; the quotient is corrected by what it and its terms round off.</summary>
    [MethodImpl(Inline)]
    public static V Tan<V>(V x) where V : struct, ILanes<V, double>
    {
        var quarter = Reduce(x, out var r, out var lost);
        var (s, c) = (SinNearZero(r, lost, out var sLow), CosNearZero(r, lost, out var cLow));
        var isOdd = IsOdd(quarter);
        var (numerator, denominator) = (V.Select(isOdd, c, s), V.Select(isOdd, s, c));
        var reciprocal = V.Of(1) / denominator;
        var quotient = numerator * reciprocal;
        var residual = V.MultiplyAdd(-quotient, denominator, numerator) + V.MultiplyAdd(-quotient, V.Select(isOdd, sLow, cLow), V.Select(isOdd, cLow, sLow));
        var tan = V.MultiplyAdd(residual, reciprocal, quotient) ^ ((V.ShiftLeft(quarter, 63) ^ x) & V.Of(-0.0));
        var isNear = V.LessEqual(V.Abs(x), V.Of(Limit));
        return V.All(isNear) ? tan : VectorFallback.Where(isNear, tan, x, Math.Tan);
    }

    /// <summary>
    /// |x| - n pi/2 = r + lost in [-pi/4, pi/4], and n in the last bits of the result. pi/2 is three numbers, of which the first two have 37 bits: their multiples are
    /// exact, the first difference too, and what the second one rounds off is computed (Cody and Waite). Differences are taken so that 0 keeps its sign.
    /// </summary>
    [MethodImpl(Inline)]
    private static V Reduce<V>(V x, out V r, out V lost) where V : struct, ILanes<V, double>
    {
        var size = V.Abs(x);
        var shifted = V.MultiplyAdd(size, V.Of(0.6366197723675814), V.Of(6755399441055744));
        var n = shifted - V.Of(6755399441055744);
        var first = V.MultiplyAdd(n, V.Of(-1.5707963267923333), size);
        var second = V.MultiplyAdd(n, V.Of(-2.5633441515839558e-12), first);
        var low = V.MultiplyAdd(n, V.Of(-1.0562999066987428e-23), V.MultiplyAdd(n, V.Of(-2.5633441515839558e-12), first - second));
        r = second + low;
        lost = second - r + low;
        return shifted;
    }

    /// <summary>sin(r + lost) less low: r + r^3 S(r^2); Sollya's fpminimax on [0, (pi/4)^2], error 2.2e-17 r^3.</summary>
    [MethodImpl(Inline)]
    private static V SinNearZero<V>(V r, V lost, out V low) where V : struct, ILanes<V, double>
    {
        var z = r * r;
        var z2 = z * z;
        var series = VectorPolynomial.Six(
            z, z2, z2 * z2, -0.16666666666666666, 0.00833333333333131, -0.0001984126983708652, 2.7557316223725686e-06, -2.5051151424967778e-08, 1.5919279458378385e-10);
        var rest = V.MultiplyAdd(r * z, series, lost);
        var sin = r + rest;
        low = rest - (sin - r);
        return sin;
    }

    /// <summary>cos(r + lost) less low: 1 - r^2/2 - r lost + r^4 C(r^2), 1 - r^2/2 with what it rounds off; Sollya's fpminimax, error 2.3e-18 r^4.</summary>
    [MethodImpl(Inline)]
    private static V CosNearZero<V>(V r, V lost, out V low) where V : struct, ILanes<V, double>
    {
        var z = r * r;
        var z2 = z * z;
        var series = VectorPolynomial.Six(
            z, z2, z2 * z2, 0.041666666666666664, -0.0013888888888887061, 2.4801587298460456e-05, -2.755731715843594e-07, 2.0876127866347726e-09, -1.1381545337663432e-11);
        var half = z * V.Of(0.5);
        var main = V.Of(1) - half;
        var rest = V.Of(1) - main - half + V.MultiplyAdd(z2, series, -(r * lost));
        var cos = main + rest;
        low = rest - (cos - main);
        return cos;
    }

    [MethodImpl(Inline)]
    private static V IsOdd<V>(V quarter) where V : struct, ILanes<V, double> => V.SubtractBits(V.OfBits(0), quarter & V.OfBits(1));
}
