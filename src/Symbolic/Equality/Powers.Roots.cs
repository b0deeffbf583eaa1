using SymDiff.Ops;

namespace SymDiff.Equality;

internal sealed partial class Powers
{
    private static readonly Polynomial Minus = Polynomial.Of(Number.MinusOne);

    /// <summary>
    /// A power with a rational exponent, of a fraction that is not negative: no sign is needed of a factor that stands there to an even power, or alone. What
    /// is left of the others, each to the first power, has a root of its own.
    /// </summary>
    public Fraction Raise(Fraction value, Number exponent)
    {
        if (exponent.AsInt32 is { } whole) return value.Power(whole);
        if (value.IsZero) return exponent.Sign > 0 ? Fraction.Zero : throw new BudgetException();
        var result = Fraction.One;
        var signed = new List<(Fraction Factor, Number Power)>();
        foreach (var (factor, power) in FractionParts.Of(value))
        {
            if (ExponentOf(factor) is { } inner) result = result.Times(Exp(inner.Times(Exactly.Multiply(power, exponent))));
            else if (conditions.IsNotNegative(factor)) result = result.Times(Root(factor, Exactly.Multiply(power, exponent)));
            else signed.Add((factor, power));
        }
        var sign = Number.FromInteger(signed.RemoveAll(part => part.Factor.Numerator.Equals(Minus)) > 0 ? -1 : 1);
        if (signed is [var only] && IsOdd(only.Power) && kernels.IsReal(only.Factor.Numerator))
            return result.Times(Root(only.Factor.Times(sign), Exactly.Multiply(only.Power, exponent)));
        var rest = Fraction.Of(sign);
        foreach (var (factor, power) in signed)
        {
            var half = kernels.IsReal(factor.Numerator) ? Exactly.Floor(Exactly.Multiply(power, Factor.Half)) : 0;
            result = result.Times(EvenRoot(factor, half, exponent));
            rest = rest.Times(FractionParts.Power(factor, Exactly.Add(power, Number.FromInteger(-2 * half))));
        }
        return result.Times(Root(rest, exponent));
    }

    /// <summary>A power of what is not negative.</summary>
    private Fraction Root(Fraction value, Number exponent)
    {
        if (exponent.AsInt32 is { } whole) return value.Power(whole);
        if (value.IsOne) return value;
        if (SingleKernel(value) is { IsRoot: true } root) return Fraction.Of(root, exponent);
        foreach (var known in kernels.All.Where(kernel => kernel.IsRoot).ToList())
            if (Cofactor(known, value) is { } other) return Fraction.Of(known, exponent).Times(Raise(other, exponent));
        foreach (var known in kernels.All.Where(kernel => kernel.IsRoot && conditions.IsPositive(kernel.Arguments[0])).ToList())
            if (Conjugate(known, value) is { } product) return Raise(product, exponent).Times(Fraction.Of(known, exponent.Negate()));
        return Fraction.Of(kernels.Find(Arithmetic.Power, [value], isRoot: true, fact: conditions.Range(value).And(Fact.Of(Interval.NonNegative))), exponent);
    }

    /// <summary>
    /// What is left of a polynomial that the radicand of a known root divides; null if it does not. The radicand is not negative wherever that root has a value, and then the
    /// other factor is not either.
    /// </summary>
    private static Fraction? Cofactor(Kernel known, Fraction value)
    {
        var radicand = known.Arguments[0];
        return value.IsPolynomial && radicand.IsPolynomial && radicand.Numerator.Terms.Count is > 1 and var size && value.Numerator.Terms.Count >= size - 1
            && value.Numerator.DividedBy(radicand.Numerator) is { } quotient && !quotient.Terms.Keys.All(product => product.IsUnit) ? Fraction.Of(quotient) : null;
    }

    /// <summary>The product with what a known root is of, if that is one term though neither factor is: sqrt(3 - sqrt(5)) is 2/sqrt(3 + sqrt(5)).</summary>
    private Fraction? Conjugate(Kernel known, Fraction value)
    {
        if (value.Numerator.Terms.Count == 1 || known.Arguments[0].Numerator.Terms.Count == 1) return null;
        var product = relations.Reduce(known.Arguments[0].Times(value));
        return product.IsPolynomial && product.Numerator.Terms.Count == 1 ? product : null;
    }

    /// <summary>(u^(2*h))^e, in absolute values where the exponent is whole.</summary>
    private Fraction EvenRoot(Fraction factor, int half, Number exponent)
    {
        var power = Exactly.Multiply(Number.FromInteger(half), exponent);
        return Exactly.Multiply(power, Factor.Two).AsInt32 is { } whole ? conditions.Absolute(factor).Power(whole) : Root(factor.Power(2), power);
    }

    private static bool IsOdd(Number power) => power.IsInteger && !power.Numerator.IsEven;
}
