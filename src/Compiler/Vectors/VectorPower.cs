using System.Runtime.CompilerServices;

namespace SymDiff.Compiling.Vectors;

/// <summary>General powers of doubles: exp(y log(x)) with about 66 bits of the logarithm.</summary>
internal static class VectorPower
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    // Longer than what the JIT inlines into one body: bodies of their own, in which everything else is inlined.
    private const MethodImplOptions Call = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>x^y, at most 2 ulp, with the special cases of IEEE 754's pow: x^0 = 1 and 1^y = 1 even for NaN; NaN for negative finite x and fractional y.</summary>
    [MethodImpl(Call)]
    public static V Pow<V>(V x, V y) where V : struct, ILanes<V, double>
    {
        var (one, zero, infinity, largest) = (V.Of(1), V.Of(0), V.Of(double.PositiveInfinity), V.Of(double.MaxValue));
        var log = Log(V.Abs(x), out var low);
        var exponent = V.MaxNumber(-largest, V.MinNumber(largest, y));
        var product = exponent * log;
        var rest = V.MultiplyAdd(exponent, low, V.MultiplyAdd(exponent, log, -product));
        var size = Exp(V.MaxNumber(V.Of(-1000), V.MinNumber(V.Of(1000), product)), V.Less(V.Abs(product), V.Of(1000)) & rest);
        var half = y * V.Of(0.5);
        var isWhole = V.Equal(V.Floor(y), y);
        var isEven = V.Equal(V.Floor(half), half);
        var power = size ^ (x & isWhole & ~isEven & V.Of(-0.0));
        var isUndefined = V.Less(x, zero) & V.Less(-infinity, x) & ~isWhole;
        return V.Select(V.Equal(y, zero) | V.Equal(x, one), one, power | isUndefined);
    }

    /// <summary>exp(x + low) for |x| up to 1000 and low so small that exp(low) is 1 + low.</summary>
    [MethodImpl(Call)]
    private static V Exp<V>(V x, V low) where V : struct, ILanes<V, double>
    {
        var rest = VectorExp.Split(x, out var n, out var first);
        rest = V.MultiplyAdd(low, first + rest, rest) + low;
        return V.ScaleB(V.Of(1) + (first + rest), n);
    }

    /// <summary>
    /// log(x) + low for x from 0 on, inf and -inf without low: with s = (m - 1)/(m + 1) for the significand m in [sqrt(1/2), sqrt(2)], the terms k log(2), 2s and 2s^3/3 to twice the precision,
    /// the series from 2s^5/5 on in plain numbers.
    /// </summary>
    [MethodImpl(Call)]
    private static V Log<V>(V x, out V low) where V : struct, ILanes<V, double>
    {
        var (one, two) = (V.Of(1), V.Of(2));
        var mantissa = V.Mantissa(x);
        var isHigh = V.Less(V.Of(1.4142135623730951), mantissa);
        var k = VectorLog.Exponent(x, mantissa) + (isHigh & one);
        var f = V.Select(isHigh, mantissa * V.Of(0.5), mantissa) - one;
        var d = f + two;
        var reciprocal = one / d;
        var s = f * reciprocal;
        var sLow = (V.MultiplyAdd(-s, d, f) - (s * (f - (d - two)))) * reciprocal;

        var z = s * s;
        var zLow = V.MultiplyAdd(s + s, sLow, V.MultiplyAdd(s, s, -z));
        var s3 = s * z;
        var s3Low = V.MultiplyAdd(s, zLow, V.MultiplyAdd(z, sLow, V.MultiplyAdd(s, z, -s3)));
        var cube = s3 * V.Of(0.66666666666666663);
        var cubeLow = V.MultiplyAdd(s3, V.Of(3.7007434154171886e-17), V.MultiplyAdd(s3Low, V.Of(0.66666666666666663), V.MultiplyAdd(s3, V.Of(0.66666666666666663), -cube)));

        var power = k * V.Of(6.93147180369123816490e-01);
        var sum = power + (s + s);
        var rest = power - sum + (s + s);
        var log = sum + cube;
        rest += sum - log + cube + (V.MultiplyAdd(k, V.Of(1.90821492927058770002e-10), V.MultiplyAdd(two, sLow, cubeLow)) + (s3 * z * Series(z)));
        var isFinite = V.Less(V.Abs(k), V.Of(double.PositiveInfinity));
        var rounded = V.Select(isFinite, log + rest, k + f);
        low = isFinite & (log - rounded + rest);
        return rounded;
    }

    /// <summary>2/5 + 2z/7 + ... on [0, 0.0401] by Sollya's fpminimax, error 2e-17.</summary>
    [MethodImpl(Inline)]
    private static V Series<V>(V z) where V : struct, ILanes<V, double>
    {
        var z2 = z * z;
        var z4 = z2 * z2;
        return V.MultiplyAdd(z4 * z4, V.Of(0.12523864320493344), VectorPolynomial.Eight(z, z2, z4, 0.4, 0.28571428571425855, 0.22222222223197066, 0.18181818023450186, 0.15384629192864402, 0.1333263707813909, 0.11785396807763038, 0.10175883337878609));
    }
}
