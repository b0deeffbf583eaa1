using System.Runtime.CompilerServices;

namespace SymDiff.Compiling.Vectors;

/// <summary>Cube root and hypotenuse of doubles, at most 1 and 2 ulp.</summary>
internal static class VectorRoots
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>
    /// The cube root: x = 8^q m with m in [0.75, 6); a polynomial for m^(-1/3) (Sollya's fpminimax, error 3e-3), improved by 1/3 e + 2/9 e^2 + 14/81 e^3, the series
    /// of (1 - e)^(-1/3), and then one step of Newton for the root itself from an exact residual.
    /// </summary>
    [MethodImpl(Inline)]
    public static V Cbrt<V>(V x) where V : struct, ILanes<V, double>
    {
        var size = V.Abs(x);
        var mantissa = V.Mantissa(size);
        var k = VectorLog.Exponent(size, mantissa);
        var q = V.Floor(k * V.Of(1.0 / 3) + V.Of(1.0 / 6));
        var m = V.ScaleB(mantissa, k - (q * V.Of(3)));
        var m2 = m * m;
        var r = VectorPolynomial.Six(
            m, m2, m2 * m2, 1.5683031452477991, -0.87562967974677564, 0.39882550279226225, -0.10073301533625308, 0.012856788338657827, -0.00064655870979042485);
        var e = V.MultiplyAdd(-m * r, r * r, V.Of(1));
        r = V.MultiplyAdd(r * e, V.MultiplyAdd(e, V.MultiplyAdd(e, V.Of(14.0 / 81), V.Of(2.0 / 9)), V.Of(1.0 / 3)), r);
        var r2 = r * r;
        var y = m * r2;
        var square = y * y;
        var residual = V.MultiplyAdd(-square, y, m) - (V.MultiplyAdd(y, y, -square) * y);
        var root = V.ScaleB(V.MultiplyAdd(residual, r2 * V.Of(1.0 / 3), y), q);
        var isPlain = V.Less(V.Of(0), size) & V.Less(size, V.Of(double.PositiveInfinity));
        return V.Select(isPlain, root | (x & V.Of(-0.0)), x);
    }

    /// <summary>sqrt(x^2 + y^2), scaled where a square would leave the range; inf if either is infinite, else NaN if either is NaN.</summary>
    [MethodImpl(Inline)]
    public static V Hypot<V>(V x, V y) where V : struct, ILanes<V, double>
    {
        var (a, b, infinity) = (V.Abs(x), V.Abs(y), V.Of(double.PositiveInfinity));
        var (large, small) = (V.Max(a, b), V.Min(a, b));
        var scale = V.Select(V.Less(V.Of(1e150), large), V.Of(2.4099198651028841e-181), V.Select(V.Less(large, V.Of(1e-140)), V.Of(4.149515568880993e+180), V.Of(1)));
        var unscale = V.Select(V.Less(V.Of(1e150), large), V.Of(4.149515568880993e+180), V.Select(V.Less(large, V.Of(1e-140)), V.Of(2.4099198651028841e-181), V.Of(1)));
        var (u, v) = (large * scale, small * scale);
        var length = V.Sqrt(V.MultiplyAdd(u, u, v * v)) * unscale;
        return V.Select(V.Equal(a, infinity) | V.Equal(b, infinity), infinity, length);
    }
}
