using System.Numerics;
using SymDiff.Ops;

namespace SymDiff.Equality;

/// <summary>Exponentials, logarithms and roots of fractions: products come apart wherever that is true for all values.</summary>
internal sealed class Powers(KernelTable kernels, Conditions conditions)
{
    private const int LargestPrime = 1_000;
    private static readonly Fraction Unit = Fraction.OfPower(KernelTable.Imaginary, Number.One);

    /// <summary>i times the fraction.</summary>
    public static Fraction TimesImaginary(Fraction value) => value.Times(Unit);

    /// <summary>exp(u): of a sum, the product of the exponentials of its terms.</summary>
    public Fraction Exp(Fraction exponent)
    {
        if (!exponent.IsPolynomial) return OfWhole(exponent);
        var result = Fraction.One;
        foreach (var (product, coefficient) in exponent.Numerator.Terms) result = result.Times(OfTerm(product, coefficient));
        return result;
    }

    /// <summary>log(u): of a product, the sum of the logarithms of those factors that are positive.</summary>
    public Fraction Log(Fraction value)
    {
        if (value.IsZero) throw new BudgetException();
        var parts = Split(value);
        var sum = Fraction.Zero;
        var rest = Fraction.One;
        foreach (var (factor, power) in parts)
        {
            if (ExponentOf(factor) is { } exponent) sum = sum.Plus(exponent.Times(power));
            else if (conditions.IsPositive(factor)) sum = sum.Plus(LogOf(factor).Times(power));
            else rest = rest.Times(factor.Power(power.AsInt32 ?? throw new BudgetException()));
        }
        return rest.Numerator.IsOne && rest.IsPolynomial ? sum : sum.Plus(LogOf(rest));
    }

    /// <summary>A power with a rational exponent, of a fraction that is not negative.</summary>
    public Fraction Raise(Fraction value, Number exponent)
    {
        if (exponent.AsInt32 is { } whole) return value.Power(whole);
        if (value.IsZero) return exponent.Sign > 0 ? Fraction.Zero : throw new BudgetException();
        var degree = exponent.Denominator <= 64 ? (int)exponent.Denominator : throw new BudgetException();
        var (result, rest) = (Fraction.One, Fraction.One);
        foreach (var (factor, power) in Split(value))
        {
            var product = Exactly.Multiply(power, exponent);
            if (ExponentOf(factor) is { } inner) result = result.Times(Exp(inner.Times(product)));
            else if (conditions.IsPositive(factor)) result = result.Times(product.AsInt32 is { } integer ? factor.Power(integer) : Root(factor, product));
            else if (product.AsInt32 is { } even && degree % 2 == 0) result = result.Times(conditions.Absolute(factor).Power(even));
            else rest = rest.Times(factor.Power(power.AsInt32 ?? throw new BudgetException()));
        }
        return rest.Numerator.IsOne && rest.IsPolynomial ? result : result.Times(Root(rest, exponent));
    }

    /// <summary>The prime numbers, kernels and polynomials that a fraction is a product of, and -1, each with its power.</summary>
    private static IEnumerable<(Fraction Factor, Number Power)> Split(Fraction value)
    {
        var (coefficient, product, rest) = value.Numerator.Primitive();
        foreach (var (prime, power) in Primes(coefficient)) yield return (Fraction.Of(Number.FromInteger(prime)), Number.FromInteger(power));
        foreach (var (kernel, power) in product.Powers.ToArray()) yield return (Fraction.OfPower(kernel, Number.One), power);
        if (!rest.IsOne) yield return (Fraction.Of(rest), Number.One);
        foreach (var (factor, power) in value.Denominator) yield return (Fraction.Of(factor), Number.FromInteger(-power));
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

    /// <summary>u, if the fraction is exp(u) with a real u.</summary>
    private Fraction? ExponentOf(Fraction factor) =>
        factor.IsPolynomial && factor.Numerator.Terms.Count == 1 && factor.Numerator.Terms.First() is { Value.IsOne: true, Key.Powers: [var power] }
            && kernels[power.Key] is { Fact.Values.IsPositive: true } kernel && kernel.Op == Exponential.Exp
            ? kernel.Arguments[0].Times(power.Value) : null;

    private Fraction LogOf(Fraction value) => Fraction.Of(kernels.Find(Exponential.Log, [value]), Number.One);

    private Fraction Root(Fraction value, Number exponent)
    {
        var root = kernels.Find(Arithmetic.Power, [value], (int)exponent.Denominator, fact: Fact.Of(Interval.NonNegative));
        return Fraction.Of(root, Number.FromInteger(exponent.Numerator));
    }

    private Fraction OfTerm(PowerProduct product, Number coefficient)
    {
        if (product.Powers is [{ Value.IsOne: true } only] && kernels[only.Key] is var logarithm && logarithm.Op == Exponential.Log) return Raise(logarithm.Arguments[0], coefficient);
        if (HalfTurns(product, coefficient) is { } turns) return Fraction.OfPower(KernelTable.Imaginary, turns);
        var isReal = product[KernelTable.Imaginary].IsZero;
        return Fraction.Of(kernels.Find(Exponential.Exp, [Fraction.Of(Polynomial.Of(product, Number.One))], fact: isReal ? Fact.Of(Interval.Positive) : Fact.Unknown), coefficient);
    }

    /// <summary>exp(i*pi*c) is i^(2c) for a whole 2c.</summary>
    private Number? HalfTurns(PowerProduct product, Number coefficient)
    {
        var twice = Exactly.Multiply(coefficient, Factor.Two);
        return twice.IsInteger && product.Powers is [{ Key: KernelTable.Imaginary, Value.IsOne: true }, { Value.IsOne: true } other] && kernels[other.Key].Op == Constants.Pi ? twice : null;
    }

    /// <summary>The exponential of a quotient: a power of the one that is known for a multiple of it.</summary>
    private Fraction OfWhole(Fraction exponent)
    {
        foreach (var kernel in kernels.All.Where(kernel => kernel.Op == Exponential.Exp && !kernel.Arguments[0].IsPolynomial))
            if (Ratio(exponent, kernel.Arguments[0]) is { } ratio) return Fraction.Of(kernel, ratio);
        var isReal = exponent.Numerator.Terms.Keys.All(product => product[KernelTable.Imaginary].IsZero);
        return Fraction.Of(kernels.Find(Exponential.Exp, [exponent], fact: isReal ? Fact.Of(Interval.Positive) : Fact.Unknown), Number.One);
    }

    /// <summary>The number that the second fraction must be multiplied by to give the first, or null.</summary>
    private static Number? Ratio(Fraction a, Fraction b)
    {
        var (numerator, denominator) = (a.Numerator.Primitive(), b.Numerator.Primitive());
        var ratio = Exactly.Divide(numerator.Coefficient, denominator.Coefficient);
        return a.Minus(b.Times(ratio)).IsZero ? ratio : null;
    }
}
