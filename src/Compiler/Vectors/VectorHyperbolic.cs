using System.Runtime.CompilerServices;

namespace SymDiff.Compiling.Vectors;

/// <summary>Hyperbolic functions of doubles and their inverses, at most 2 ulp.</summary>
internal static class VectorHyperbolic
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    // Longer than what the JIT inlines into one body: bodies of their own, in which everything else is inlined.
    private const MethodImplOptions Call = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>cosh(x): with h = exp(|x|)/2 it is h + 1/(4h).</summary>
    [MethodImpl(Inline)]
    public static V Cosh<V>(V x) where V : struct, ILanes<V, double>
    {
        var half = HalfExp(x);
        return half + (V.Of(0.25) / half);
    }

    /// <summary>sinh(x): h - 1/(4h), below 1 x + x^3 P(x^2) by Sollya's fpminimax, error 9e-18 x^3.</summary>
    [MethodImpl(Inline)]
    public static V Sinh<V>(V x) where V : struct, ILanes<V, double>
    {
        var half = HalfExp(x);
        var size = V.Abs(x);
        var z = size * size;
        var z2 = z * z;
        var z4 = z2 * z2;
        var series = V.MultiplyAdd(
            V.MultiplyAdd(z2, V.Of(7.7161185062736393e-13), V.MultiplyAdd(z, V.Of(1.6058656937875632e-10), V.Of(2.5052105474062694e-08))), z4,
            VectorPolynomial.Four(z, z2, 0.16666666666666666, 0.0083333333333335674, 0.00019841269841110027, 2.7557319264754270e-06));
        var small = V.MultiplyAdd(size * z, series, size);
        return VectorSigns.WithSign(V.Select(V.Less(size, V.Of(1)), small, half - (V.Of(0.25) / half)), x);
    }

    /// <summary>asinh(x): log1p(w) of |x|, w = |x| + x^2/(1 + sqrt(1 + x^2)); from 1e100 on, where the square may overflow, log(2|x|).</summary>
    [MethodImpl(Call)]
    public static V Asinh<V>(V x) where V : struct, ILanes<V, double>
    {
        var (size, one) = (V.Abs(x), V.Of(1));
        var isLarge = V.Less(V.Of(1e100), size);
        var square = size * size;
        var w = V.Select(isLarge, size, size + (square / (one + V.Sqrt(one + square))));
        return VectorSigns.WithSign(VectorLog.Log1pScaled(w, V.Of(0), isLarge & one), x);
    }

    /// <summary>acosh(x): log1p(t + r), t = x - 1, r = sqrt(t^2 + 2t), with what the root and the sum round off; from 1e100 on log(2x); NaN below 1.</summary>
    [MethodImpl(Call)]
    public static V Acosh<V>(V x) where V : struct, ILanes<V, double>
    {
        var one = V.Of(1);
        var t = x - one;
        var square = V.MultiplyAdd(t, t, t + t);
        var root = V.Sqrt(square);
        var rootLow = V.MultiplyAdd(-root, root, square) / V.MaxNumber(V.Of(1e-300), root + root);
        var sum = root + t;
        var low = t - (sum - root) + rootLow;
        var isLarge = V.Less(V.Of(1e100), x);
        var log = VectorLog.Log1pScaled(V.Select(isLarge, x, sum), low & ~isLarge, isLarge & one);
        return V.Select(V.LessEqual(one, x), log, V.Of(double.NaN));
    }

    /// <summary>atanh(x): log1p(2|x|/(1 - |x|))/2.</summary>
    [MethodImpl(Call)]
    public static V Atanh<V>(V x) where V : struct, ILanes<V, double>
    {
        var size = V.Abs(x);
        return VectorSigns.WithSign(V.Of(0.5) * VectorLog.Log1pScaled((size + size) / (V.Of(1) - size), V.Of(0), V.Of(0)), x);
    }

    [MethodImpl(Inline)]
    private static V HalfExp<V>(V x) where V : struct, ILanes<V, double>
    {
        var one = V.Of(1);
        var rest = VectorExp.Split(V.MinNumber(V.Of(712), V.Abs(x)), out var n, out var first);
        return V.ScaleB(one + (first + rest), n - one);
    }
}
