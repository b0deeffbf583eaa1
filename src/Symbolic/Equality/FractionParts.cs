using System.Numerics;

namespace SymDiff.Equality;

/// <summary>Fractions as products.</summary>
internal static class FractionParts
{
    private const int LargestPrime = 1_000;

    /// <summary>The prime numbers, kernels and polynomials that a fraction is a product of, and -1, each with its power.</summary>
    public static IEnumerable<(Fraction Factor, Number Power)> Of(Fraction value)
    {
        var (coefficient, product, rest) = value.Numerator.Primitive();
        foreach (var (prime, power) in Primes(coefficient)) yield return (Fraction.Of(Number.FromInteger(prime)), Number.FromInteger(power));
        foreach (var (kernel, power) in product.Powers.ToArray()) yield return (Fraction.OfPower(kernel, Number.One), power);
        if (!rest.IsOne) yield return Rooted(rest, 1);
        foreach (var (factor, power) in value.Denominator) yield return Rooted(factor, -power);
    }

    /// <summary>A square as the power that it is.</summary>
    private static (Fraction Factor, Number Power) Rooted(Polynomial factor, int power)
    {
        for (; factor.SquareRoot() is { } root; power *= 2) factor = root;
        return (Fraction.Of(factor), Number.FromInteger(power));
    }

    private static IEnumerable<(BigInteger Prime, int Power)> Primes(Number value)
    {
        if (value.Sign < 0) yield return (-1, 1);
        foreach (var (part, sign) in new[] { (BigInteger.Abs(value.Numerator), 1), (value.Denominator, -1) })
        {
            var rest = part;
            for (var prime = 2; prime < LargestPrime && !rest.IsOne; prime++)
            {
                var power = 0;
                for (; (rest % prime).IsZero; power++) rest /= prime;
                if (power > 0) yield return (prime, sign * power);
            }
            if (!rest.IsOne) yield return (rest, sign);
        }
    }

    /// <summary>The power of a part: only kernels stand there to broken powers.</summary>
    public static Fraction Power(Fraction part, Number power) =>
        power.AsInt32 is { } whole ? part.Power(whole) : Fraction.Of(Polynomial.Of(part.Numerator.Terms.Single().Key.Raised(power), Number.One));
}
