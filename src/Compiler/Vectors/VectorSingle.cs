using System.Runtime.CompilerServices;

namespace SymDiff.Compiling.Vectors;

/// <summary>Functions of floats, at most 2 ulp: the formulas of the doubles with shorter polynomials, minimax by Sollya's fpminimax.</summary>
internal static class VectorSingle
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private const float Rounder = 12582912;

    /// <summary>exp(x), at most 1 ulp.</summary>
    [MethodImpl(Inline)]
    public static V Exp<V>(V x) where V : struct, ILanes<V, float>
    {
        var rest = Split(V.MaxNumber(V.Of(-105), V.MinNumber(V.Of(89), x)), out var n, out var first);
        return V.ScaleB(rest + first + V.Of(1), n);
    }

    /// <summary>log(x), at most 1 ulp; -inf at the zeros, NaN below.</summary>
    [MethodImpl(Inline)]
    public static V Log<V>(V x) where V : struct, ILanes<V, float>
    {
        var mantissa = V.Mantissa(x);
        var floor = V.Exponent(x);
        return Join(mantissa - V.Of(1), V.Select(V.Less(mantissa, V.Of(1)), floor + V.Of(1), floor));
    }

    /// <summary>1/(1 + exp(-x)), with what 1 + t rounds off.</summary>
    [MethodImpl(Inline)]
    public static V Sigmoid<V>(V x) where V : struct, ILanes<V, float>
    {
        var (one, t) = (V.Of(1), Decay(x));
        var isNegative = V.Less(x, V.Of(0));
        var sum = one + t;
        var lost = t - (sum - one);
        var y = V.Select(isNegative, t, one) / sum;
        return V.MultiplyAdd(-y * lost, V.Select(isNegative, one - y, y), y);
    }

    /// <summary>log(1 + exp(x)).</summary>
    [MethodImpl(Inline)]
    public static V Softplus<V>(V x) where V : struct, ILanes<V, float>
    {
        var (one, t) = (V.Of(1), Decay(x));
        var isLarge = V.Less(V.Of(0.5f), t);
        return V.MaxNumber(V.Of(0), x) + Join(V.Select(isLarge, (t - one) * V.Of(0.5f), t), isLarge & one);
    }

    /// <summary>tanh(x): with t = exp(-2|x|) = m (1 + p) it is (1 - t)/(1 + t), and from 1/2 on 1 - 2t/(1 + t).</summary>
    [MethodImpl(Inline)]
    public static V Tanh<V>(V x) where V : struct, ILanes<V, float>
    {
        var (one, opposite) = (V.Of(1), x | V.Of(-0f));
        var rest = Split(V.MaxNumber(V.Of(-40), opposite + opposite), out var n, out var first);
        var (m, p) = (V.ScaleB(one, n), first + rest);
        var t = V.MultiplyAdd(m, p, m);
        var isLarge = V.Less(t, V.Of(1f / 3));
        var numerator = V.Select(isLarge, V.Of(-2) * t, V.MultiplyAdd(-m, p, one - m));
        return ((isLarge & one) + (numerator / V.MultiplyAdd(m, p, one + m))) | (x & V.Of(-0f));
    }

    [MethodImpl(Inline)]
    private static V Decay<V>(V x) where V : struct, ILanes<V, float>
    {
        var rest = Split(V.MaxNumber(V.Of(-105), x | V.Of(-0f)), out var n, out var first);
        return V.ScaleB(rest + first + V.Of(1), n);
    }

    /// <summary>exp(x) = 2^n (1 + first + rest), as <see cref="VectorExp.Split"/>; error of the polynomial relative to x - n log(2) 5e-10.</summary>
    [MethodImpl(Inline)]
    private static V Split<V>(V x, out V n, out V first) where V : struct, ILanes<V, float>
    {
        n = V.MultiplyAdd(x, V.Of(1.442695f), V.Of(Rounder)) - V.Of(Rounder);
        first = V.MultiplyAdd(n, V.Of(-0.6931472f), x);
        var tail = n * V.Of(1.9046542e-09f);
        var r = first + tail;
        var r2 = r * r;
        var p0 = V.MultiplyAdd(r, V.Of(0.16666666f), V.Of(0.5f));
        var p1 = V.MultiplyAdd(r, V.Of(0.008333546f), V.Of(0.041666482f));
        var p2 = V.MultiplyAdd(r, V.Of(0.00019762339f), V.Of(0.0013933353f));
        return V.MultiplyAdd(V.MultiplyAdd(V.MultiplyAdd(p2, r2, p1), r2, p0), r2, tail);
    }

    /// <summary>k log(2) + log(1 + f), as <see cref="VectorLog.Join"/>; error of the polynomial 2e-8 z.</summary>
    [MethodImpl(Inline)]
    private static V Join<V>(V f, V k) where V : struct, ILanes<V, float>
    {
        var s = f / (f + V.Of(2));
        var half = f * V.Of(0.5f) * f;
        var z = s * s;
        var p0 = V.MultiplyAdd(z, V.Of(0.39999840f), V.Of(0.66666669f));
        var p1 = V.MultiplyAdd(z, V.Of(0.23415411f), V.Of(0.28556147f));
        var series = V.MultiplyAdd(p1, z * z, p0);
        var low = V.MultiplyAdd(k, V.Of(3.1946184e-05f), s * V.MultiplyAdd(series, z, half));
        return V.MultiplyAdd(k, V.Of(0.693115234375f), f - (half - low));
    }
}
