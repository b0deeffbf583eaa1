using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>Writes a term the way people read it: one quotient, numbers first, roots as roots, the sign in front.</summary>
internal static class TermWriter
{
    public static Expr Write(Number coefficient, Expr value)
    {
        var factors = new FactorCollector();
        factors.Multiply(Expr.Constant(coefficient));
        factors.Multiply(value);
        return Write(factors.ToTerm());
    }

    /// <summary>The number in front of a product, and the rest.</summary>
    public static (Number Coefficient, Expr Others) Split(Expr value)
    {
        var factors = new FactorCollector();
        factors.Multiply(value);
        if (!factors.IsFinite || value.Op.IsSum) return (Number.One, value);
        var term = factors.ToTerm();
        return (term.Coefficient, Write(term with { Coefficient = Number.One }));
    }

    public static Expr Write(Term term)
    {
        if (term.Coefficient.IsZero) return 0;
        var size = term.Coefficient.Sign < 0 ? term.Coefficient.Negate() : term.Coefficient;
        var above = new List<Expr>();
        var below = new List<Expr>();
        AddNumber(above, size.IsWide ? size : Number.FromInteger(size.Numerator));
        if (!size.IsWide) AddNumber(below, Number.FromInteger(size.Denominator));
        foreach (var factor in ReadingOrder.Sorted(term.Monomial)) AddPower(factor, above, below);
        var value = Expr.Product([.. above]);
        if (below.Count > 0) value /= Expr.Product([.. below]);
        return term.Coefficient.Sign < 0 ? -value : value;
    }

    private static void AddNumber(List<Expr> factors, Number value)
    {
        if (!value.IsOne) factors.Add(Expr.Constant(value));
    }

    private static void AddPower(Factor factor, List<Expr> above, List<Expr> below)
    {
        if (Flipped(factor) is { } exponential) above.Add(exponential);
        else if (factor.Exponent.Sign > 0) above.Add(Power(factor.Base, factor.Exponent));
        else below.Add(Power(factor.Base, factor.Exponent.Negate()));
    }

    /// <summary>1/exp(-u) is written exp(u).</summary>
    private static Expr? Flipped(Factor factor) =>
        factor.Exponent.Equals(Number.MinusOne) && Exponential.ExponentOf(factor.Base) is { } exponent && Signs.IsNegative(exponent)
            ? Exponential.Exp[Signs.Negate(exponent)] : null;

    private static Expr Power(Expr value, Number exponent) =>
        exponent.IsOne ? value
        : exponent.Equals(Factor.Half) ? Roots.Sqrt[value]
        : Expr.Pow(value, Expr.Constant(exponent));
}
