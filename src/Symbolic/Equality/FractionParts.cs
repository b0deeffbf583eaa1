using SymDiff.Simplification;

namespace SymDiff.Equality;

/// <summary>Fractions as products.</summary>
internal static class FractionParts
{
    /// <summary>The prime numbers, kernels and polynomials that a fraction is a product of, and -1, each with its power.</summary>
    public static IEnumerable<(Fraction Factor, Number Power)> Of(Fraction value)
    {
        var (coefficient, product, rest) = value.Numerator.Primitive();
        foreach (var (prime, power) in PrimeFactors.Of(coefficient)) yield return (Fraction.Of(Number.FromInteger(prime)), Number.FromInteger(power));
        foreach (var (kernel, power) in product.Factors.ToArray()) yield return (Fraction.Of(kernel, Number.One), power);
        if (!rest.IsOne) yield return Rooted(rest, 1);
        foreach (var (factor, power) in value.Denominator) yield return Rooted(factor, -power);
    }

    /// <summary>A square as the power that it is.</summary>
    private static (Fraction Factor, Number Power) Rooted(Polynomial factor, int power)
    {
        for (; factor.SquareRoot() is { } root; power *= 2) factor = root;
        return (Fraction.Of(factor), Number.FromInteger(power));
    }

    /// <summary>The power of a part: only kernels stand there to broken powers.</summary>
    public static Fraction Power(Fraction part, Number power) =>
        power.AsInt32 is { } whole ? part.Power(whole) : Fraction.Of(Polynomial.Of(part.Numerator.Terms.Single().Key.Raised(power), Number.One));
}
