using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymDiff.Compiling.Vectors;

/// <summary>Exponents and significands on machines without instructions for them: the same numbers by the bits of the format.</summary>
internal static class LaneParts<V, T>
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private static int FractionBits
    {
        [MethodImpl(Inline)] get => typeof(T) == typeof(double) ? 52 : 23;
    }

    private static long Bias
    {
        [MethodImpl(Inline)] get => typeof(T) == typeof(double) ? 1023 : 127;
    }

    private static long ImplicitOne
    {
        [MethodImpl(Inline)] get => Bias << FractionBits;
    }

    /// <summary>The bits of 2^(fraction bits): a whole number in the last place becomes that much more.</summary>
    private static long Whole
    {
        [MethodImpl(Inline)] get => (Bias + FractionBits) << FractionBits;
    }

    /// <summary>The bits of 1.5 * 2^(fraction bits) and the bias: with an exponent added to it the last bits are those of its power of 2.</summary>
    private static long Biased
    {
        [MethodImpl(Inline)] get => Whole + (1L << (FractionBits - 1)) + Bias;
    }

    /// <summary>x * 2^h * 2^(n - h), h = n/2 to the nearest integer: the sum of n/2 and a number whose last place counts ones has h in its bits.</summary>
    [MethodImpl(Inline)]
    public static V ScaleB(V x, V n)
    {
        var sum = V.MultiplyAdd(n, V.Of(T.CreateTruncating(0.5)), V.OfBits(Biased));
        var rest = n - (sum - V.OfBits(Biased)) + V.OfBits(Biased);
        return x * V.ShiftLeft(sum, FractionBits) * V.ShiftLeft(rest, FractionBits);
    }

    /// <summary>floor(log2 |x|), see <see cref="ILanes{TSelf, T}.Exponent"/>.</summary>
    [MethodImpl(Inline)]
    public static V Exponent(V x)
    {
        var (normal, shift) = Normal(V.Abs(x));
        var biased = V.ShiftRight(normal, FractionBits) | V.OfBits(Whole);
        var exponent = biased - V.OfBits(Whole + Bias) - shift;
        exponent = V.Select(V.Equal(x, V.Of(T.Zero)), V.Of(T.NegativeInfinity), exponent);
        return V.Select(V.Less(V.Abs(x), V.Of(T.PositiveInfinity)), exponent, x * x);
    }

    /// <summary>The significand in [0.75, 1.5), see <see cref="ILanes{TSelf, T}.Mantissa"/>.</summary>
    [MethodImpl(Inline)]
    public static V Mantissa(V x)
    {
        var fraction = Normal(x).Number & V.OfBits((1L << FractionBits) - 1);
        var mantissa = fraction | V.OfBits(ImplicitOne);
        mantissa = V.Select(V.Less(mantissa, V.Of(T.CreateTruncating(1.5))), mantissa, mantissa * V.Of(T.CreateTruncating(0.5)));
        return V.Select(V.LessEqual(V.Of(T.Zero), x), mantissa, V.Of(T.NaN));
    }

    /// <summary>A subnormal number times 2^(fraction bits + 1), and what that adds to its exponent.</summary>
    [MethodImpl(Inline)]
    private static (V Number, V Shift) Normal(V x)
    {
        var small = V.Less(x, V.OfBits(1L << FractionBits));
        var scale = V.OfBits((Bias + FractionBits + 1) << FractionBits);
        return (V.Select(small, x * scale, x), small & V.Of(T.CreateTruncating(FractionBits + 1)));
    }
}

/// <summary>Facts of the instructions.</summary>
internal static class LaneParts
{
    /// <summary>vgetmant's operand: significands in [0.75, 1.5), NaN for negative numbers, 1 for both zeros.</summary>
    public const byte MantissaControl = (3 << 2) | 3;
}
