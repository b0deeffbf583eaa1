using SymDiff.Ops;

namespace SymDiff.Equality;

/// <summary>Signs of fractions: proved, or as kernels that are 0 or 1.</summary>
internal sealed class Conditions(KernelTable kernels)
{
    /// <summary>1 where the fraction is positive, else 0.</summary>
    public Fraction Positive(Fraction value)
    {
        if (value.IsZero) return Fraction.Zero;
        var sign = Range(value).Values;
        if (sign.IsPositive) return Fraction.One;
        if (sign is { High: <= 0 }) return Fraction.Zero;
        var (scaled, isTurned) = Scaled(value);
        var positive = Kernel(Logic.Greater, scaled);
        return isTurned ? Fraction.One.Minus(positive).Minus(Zero(scaled)) : positive;
    }

    /// <summary>1 where the fraction is 0, else 0.</summary>
    public Fraction Zero(Fraction value) =>
        value.IsZero ? Fraction.One : Range(value).IsNonZero ? Fraction.Zero : Kernel(Logic.Equal, Scaled(value).Value);

    /// <summary>|u|, as u*(2*p - 1) with p = 1 for u > 0.</summary>
    public Fraction Absolute(Fraction value) => value.Times(Positive(value).Times(Factor.Two).Minus(Fraction.One));

    public bool IsPositive(Fraction value) => Range(value).Values.IsPositive;

    public bool IsNotNegative(Fraction value) => Range(value).Values.Low >= 0;

    /// <summary>What is known of a fraction's values, term by term.</summary>
    public Fact Range(Fraction value)
    {
        var result = Range(value.Numerator);
        foreach (var (factor, power) in value.Denominator)
            result = Product(result, IntervalArithmetic.Power(Range(factor), Number.FromInteger(-power)));
        return result;
    }

    private Fact Range(Polynomial polynomial)
    {
        var sum = new Interval(0, 0);
        var isSingle = polynomial.Terms.Count == 1;
        var isNonZero = isSingle;
        foreach (var (product, coefficient) in polynomial.Terms)
        {
            var term = Fact.Of(coefficient);
            foreach (var (kernel, exponent) in product.Factors)
                term = Product(term, kernel == KernelTable.Imaginary ? Fact.Unknown : IntervalArithmetic.Power(kernels[kernel].Fact, exponent));
            sum = IntervalArithmetic.Add(sum, term.Values);
            isNonZero &= term.IsNonZero;
        }
        return Fact.Of(sum, isNonZero);
    }

    private static Fact Product(Fact a, Fact b) => Fact.Of(IntervalArithmetic.Multiply(a.Values, b.Values), a.IsNonZero && b.IsNonZero);

    /// <summary>Divided by its leading coefficient, and whether that was negative.</summary>
    private static (Fraction Value, bool IsTurned) Scaled(Fraction value)
    {
        var lead = value.Numerator.Primitive().Coefficient;
        return (value.Times(Exactly.Divide(Number.One, lead)), lead.Sign < 0);
    }

    private Fraction Kernel(Op op, Fraction value) => Fraction.Of(kernels.Find(op, [value], isLogical: true, fact: Fact.Logical), Number.One);
}
