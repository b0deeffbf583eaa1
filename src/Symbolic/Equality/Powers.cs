using SymDiff.Ops;
using SymDiff.Simplification;

namespace SymDiff.Equality;

/// <summary>Exponentials, logarithms and roots of fractions: products come apart wherever that is true for all values.</summary>
internal sealed partial class Powers(KernelTable kernels, Relations relations, Conditions conditions)
{
    private static readonly Fraction Unit = Fraction.Of(KernelTable.Imaginary, Number.One);

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

    /// <summary>log(u): of a product, the sum of the logarithms of those factors that are positive or stand there to an even power.</summary>
    public Fraction Log(Fraction value)
    {
        if (value.IsZero) throw new BudgetException();
        var parts = FractionParts.Of(value);
        var sum = Fraction.Zero;
        var rest = Fraction.One;
        foreach (var (factor, power) in parts)
        {
            if (ExponentOf(factor) is { } exponent) sum = sum.Plus(exponent.Times(power));
            else if (SingleKernel(factor) is { IsRoot: true } root) sum = sum.Plus(Log(root.Arguments[0]).Times(power));
            else if (conditions.IsPositive(factor)) sum = sum.Plus(LogOf(factor).Times(power));
            else if (power.IsInteger && !IsOdd(power) && kernels.IsReal(factor.Numerator)) sum = sum.Plus(Log(conditions.Absolute(factor)).Times(power));
            else rest = rest.Times(FractionParts.Power(factor, power));
        }
        return rest.IsOne ? sum : sum.Plus(LogOf(rest));
    }

    /// <summary>
    /// u^v, of a base whose sign is not known: positive factors come out, and u^(a + 2*b + 3) is u^a*(u^b)^2*u^3. That holds wherever the powers that were written are defined, for
    /// there u is positive, or all the exponents are whole; null if the exponent has a broken number among its terms.
    /// </summary>
    public Fraction? Raise(Fraction value, Fraction exponent)
    {
        if (value.IsZero || !exponent.IsPolynomial || !kernels.IsReal(exponent.Numerator)) return null;
        var (result, rest) = (Fraction.One, Fraction.One);
        foreach (var (factor, power) in FractionParts.Of(value))
        {
            if (conditions.IsPositive(factor)) result = result.Times(Exp(exponent.Times(Log(factor)).Times(power)));
            else if (SingleKernel(factor) is { IsRoot: true } root && Raise(root.Arguments[0], exponent.Times(power)) is { } raised) result = result.Times(raised);
            else rest = rest.Times(FractionParts.Power(factor, power));
        }
        if (rest.IsOne) return result;
        foreach (var (product, coefficient) in exponent.Numerator.Terms)
        {
            if (product.IsUnit && coefficient.AsInt32 is null) return null;
            result = result.Times(product.IsUnit ? rest.Power(coefficient.AsInt32!.Value)
                : Fraction.Of(kernels.Find(Arithmetic.Power, [rest, Fraction.Of(Polynomial.Of(product, Number.One))]), coefficient));
        }
        return result;
    }

    /// <summary>u, if the fraction is exp(u) with a real u.</summary>
    private Fraction? ExponentOf(Fraction factor) =>
        SingleKernel(factor) is { Fact.Values.IsPositive: true } kernel && kernel.Op == Exponential.Exp ? kernel.Arguments[0] : null;

    /// <summary>The kernel that a fraction is, or null.</summary>
    private Kernel? SingleKernel(Fraction value) => value.Kernel is { } kernel ? kernels[kernel] : null;

    private Fraction LogOf(Fraction value) => Fraction.Of(kernels.Find(Exponential.Log, [value]), Number.One);

    private Fraction OfTerm(Monomial product, Number coefficient)
    {
        if (product.OnlyBase is { } only && kernels[only] is var logarithm && logarithm.Op == Exponential.Log) return Raise(logarithm.Arguments[0], coefficient);
        if (Turn(product, coefficient) is { } turn) return turn;
        var isReal = kernels.IsReal(Polynomial.Of(product, Number.One));
        return Fraction.Of(kernels.Find(Exponential.Exp, [Fraction.Of(Polynomial.Of(product, Number.One))],
            isReal: isReal, fact: isReal ? Fact.Of(Interval.Positive) : Fact.Unknown), coefficient);
    }

    /// <summary>exp(i*pi*n/12) = exp(i*pi/3)^n * exp(i*pi/4)^-n, where exp(i*pi/3) = (1 + i*sqrt(3))/2 and exp(i*pi/4) = (1 + i)/sqrt(2); null for any other exponent.</summary>
    private Fraction? Turn(Monomial product, Number coefficient)
    {
        var parts = Exactly.Multiply(coefficient, Number.FromInteger(12));
        if (!parts.IsInteger || !product.ExponentOf(KernelTable.Imaginary).IsOne) return null;
        if (product.Without(KernelTable.Imaginary).OnlyBase is not { } other || kernels[other].Op != Constants.Pi) return null;
        var third = Fraction.One.Plus(TimesImaginary(Root(Fraction.Of(Number.FromInteger(3)), Factor.Half))).Times(Factor.Half);
        var quarter = Fraction.One.Plus(Unit).Times(Root(Fraction.Of(Factor.Two), Factor.Half)).Times(Factor.Half);
        var place = (int)(parts.Numerator % 24) + 24;
        return relations.Reduce(relations.Reduce(third.Power(place % 6)).Times(relations.Reduce(quarter.Power((48 - place) % 8))));
    }

    /// <summary>The exponential of a quotient: a power of the one that is known for a multiple of it.</summary>
    private Fraction OfWhole(Fraction exponent)
    {
        foreach (var kernel in kernels.All.Where(kernel => kernel.Op == Exponential.Exp && !kernel.Arguments[0].IsPolynomial))
            if (Ratio(exponent, kernel.Arguments[0]) is { } ratio) return Fraction.Of(kernel, ratio);
        var isReal = kernels.IsReal(exponent.Numerator);
        return Fraction.Of(kernels.Find(Exponential.Exp, [exponent], isReal: isReal, fact: isReal ? Fact.Of(Interval.Positive) : Fact.Unknown), Number.One);
    }

    /// <summary>The number that the second fraction must be multiplied by to give the first, or null.</summary>
    private static Number? Ratio(Fraction a, Fraction b)
    {
        var (numerator, denominator) = (a.Numerator.Primitive(), b.Numerator.Primitive());
        var ratio = Exactly.Divide(numerator.Coefficient, denominator.Coefficient);
        return a.Minus(b.Times(ratio)).IsZero ? ratio : null;
    }
}
