using System.Numerics;

namespace SymDiff.Simplification;

/// <summary>Roots of literals that are rational: 4^(1/2) is 2, 8^(-2/3) is 1/4.</summary>
internal static class ExactRoot
{
    /// <summary>The power of a literal that is not negative to a fractional exponent, or null if it is not rational.</summary>
    public static Number? Of(Number value, Number exponent)
    {
        if (value.IsZero) return exponent.Sign > 0 ? Number.Zero : null;
        if (value.Sign < 0 || value.IsWide || exponent.IsWide || exponent.Denominator > 16) return null;
        var degree = (int)exponent.Denominator;
        if (Root(value.Numerator, degree) is not { } n || Root(value.Denominator, degree) is not { } d) return null;
        return Number.Ratio(n, d) is { } root ? Number.Power(root, Number.FromInteger(exponent.Numerator)) : null;
    }

    /// <summary>The whole root found by Newton's iteration from above, or null.</summary>
    private static BigInteger? Root(BigInteger value, int degree)
    {
        if (value.IsOne || degree == 1) return value;
        var guess = BigInteger.One << (int)((value.GetBitLength() / degree) + 1);
        while (true)
        {
            var next = (((degree - 1) * guess) + (value / BigInteger.Pow(guess, degree - 1))) / degree;
            if (next >= guess) break;
            guess = next;
        }
        return BigInteger.Pow(guess, degree) == value ? guess : null;
    }
}
