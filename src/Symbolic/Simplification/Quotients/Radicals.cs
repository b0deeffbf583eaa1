using System.Numerics;
using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>Roots of numbers: taken apart into roots of primes, so that equal ones meet, and put together again.</summary>
internal static class Radicals
{
    /// <summary>Multiplies a fractional power of a positive number into a product.</summary>
    public static void Multiply(FactorCollector collector, Number value, Number exponent)
    {
        foreach (var (prime, power) in PrimeFactors.Of(value))
        {
            if (Number.Multiply(Number.FromInteger(power), exponent) is not { IsWide: false } total) continue;
            var whole = Number.FromInteger(BigInteger.DivRem(total.Numerator, total.Denominator, out _));
            collector.Multiply(Expr.Constant(Number.FromInteger(prime)), whole);
            if (Number.Add(total, whole.Negate()) is { IsZero: false } rest) collector.MultiplyWhole(Expr.Constant(Number.FromInteger(prime)), rest);
        }
    }

    /// <summary>sqrt(2)*sqrt(3) is sqrt(6).</summary>
    public static Term Joined(Term term)
    {
        var roots = term.Monomial.Factors.ToArray().Where(factor => factor.Base.Literal is not null).GroupBy(factor => factor.Exponent).Where(group => group.Count() > 1).ToList();
        if (roots.Count == 0) return term;
        var collector = new FactorCollector();
        collector.Multiply(term);
        foreach (var group in roots)
        {
            if (group.Select(factor => factor.Base.Literal).Aggregate((a, b) => a is null ? null : Number.Multiply(a, b!)) is not { } product) continue;
            foreach (var factor in group) collector.Multiply(factor.Base, group.Key.Negate());
            collector.MultiplyWhole(Expr.Constant(product), group.Key);
        }
        return collector.ToTerm();
    }
}
