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

    /// <summary>The bits of 1.5 * 2^(fraction bits) and twice the bias: with a whole number added to it, that number and twice the bias are the last bits.</summary>
    private static long TwiceBiased
    {
        [MethodImpl(Inline)] get => Whole + (1L << (FractionBits - 1)) + (2 * Bias);
    }

    /// <summary>x * 2^h * 2^(n - h), h = floor(n/2).</summary>
    [MethodImpl(Inline)]
    public static V ScaleB(V x, V n)
    {
        var sum = n + V.OfBits(TwiceBiased);
        var half = V.ShiftRight(sum, 1);
        return x * PowerOfTwo(half) * PowerOfTwo(V.SubtractBits(sum, half));
    }

    /// <summary>2 to the number that has these last bits, less the bias. A count that is a constant where it is written becomes part of the instruction.</summary>
    [MethodImpl(Inline)]
    private static V PowerOfTwo(V bits) => typeof(T) == typeof(double) ? V.ShiftLeft(bits, 52) : V.ShiftLeft(bits, 23);

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
