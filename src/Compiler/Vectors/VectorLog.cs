using System.Runtime.CompilerServices;

namespace SymDiff.Compiling.Vectors;

/// <summary>Natural logarithms of doubles.</summary>
internal static class VectorLog
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>log(x), at most 1 ulp; -inf at the zeros, NaN below.</summary>
    [MethodImpl(Inline)]
    public static V Log<V>(V x) where V : struct, ILanes<V, double>
    {
        var mantissa = V.Mantissa(x);
        return Join(mantissa - V.Of(1), Exponent(x, mantissa));
    }

    /// <summary>log(1 + x), at most 2 ulp.</summary>
    [MethodImpl(Inline)]
    public static V Log1p<V>(V x) where V : struct, ILanes<V, double> => VectorSigns.WithSign(Log1pScaled(x, V.Of(0), V.Of(0)), x);

    /// <summary>log(2^n (1 + x + low)) with a low part within the rounding error of x, except for the sign of a zero: the logarithm of the rounded sum 1 + x, whose significand gets back what the sum lost.</summary>
    [MethodImpl(Inline)]
    public static V Log1pScaled<V>(V x, V low, V n) where V : struct, ILanes<V, double>
    {
        var sum = V.Of(1) + x;
        var lost = V.MinNumber(V.Of(1), x) - (sum - V.MaxNumber(V.Of(1), x)) + low;
        var mantissa = V.Mantissa(sum);
        var k = Exponent(sum, mantissa);
        var f = mantissa - V.Of(1) + V.ScaleB(lost, V.MinNumber(V.Of(1000), -k));
        return V.Select(V.Equal(x, V.Of(double.PositiveInfinity)), x, Join(f, k + n));
    }

    /// <summary>The exponent k of x = 2^k * significand, where the significand is in [0.75, 1.5).</summary>
    [MethodImpl(Inline)]
    public static V Exponent<V>(V x, V mantissa) where V : struct, ILanes<V, double>
    {
        var floor = V.Exponent(x);
        return V.Select(V.Less(mantissa, V.Of(1)), floor + V.Of(1), floor);
    }

    /// <summary>
    /// k log(2) + log(1 + f) for f in [-1/4, 1/2]: with s = f/(2 + f), log(1 + f) is f - f^2/2 + s (f^2/2 + R(s^2)) and R(z) the series 2z/3 + 2z^2/5 + ...
    /// (fdlibm's e_log.c); here R is minimax on [0, 0.0401] by Sollya's fpminimax, error 3.7e-17 z.
    /// </summary>
    [MethodImpl(Inline)]
    public static V Join<V>(V f, V k) where V : struct, ILanes<V, double>
    {
        var s = f / (f + V.Of(2));
        var half = V.Of(0.5) * f * f;
        var z = s * s;
        var z2 = z * z;
        var p0 = V.MultiplyAdd(V.Of(0.40000000000009139), z, V.Of(0.66666666666666663));
        var p1 = V.MultiplyAdd(V.Of(0.2222222308982697), z, V.Of(0.2857142856693848));
        var p2 = V.MultiplyAdd(V.Of(0.15388954543254063), z, V.Of(0.18181735027891205));
        var p3 = V.MultiplyAdd(V.Of(0.1361895228023392), z, V.Of(0.13208239307873415));
        var high = V.MultiplyAdd(p3, z2, p2);
        var series = V.MultiplyAdd(V.MultiplyAdd(high, z2, p1), z2, p0);
        var low = V.MultiplyAdd(V.Of(1.90821492927058770002e-10), k, s * V.MultiplyAdd(series, z, half));
        return V.MultiplyAdd(V.Of(6.93147180369123816490e-01), k, f - (half - low));
    }
}
