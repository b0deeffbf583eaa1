using System.Numerics;

namespace SymDiff.Simplification;

/// <summary>Numbers as products.</summary>
internal static class PrimeFactors
{
    private const int LargestPrime = 1_000;

    /// <summary>The prime numbers that a rational number is a product of, each with its power, -1 among them; what is left without small divisors is one of them.</summary>
    public static IEnumerable<(BigInteger Prime, int Power)> Of(Number value)
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
}
