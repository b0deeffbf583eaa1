using SymDiff.Ops;
using SymDiff.Simplification;

namespace SymDiff.Equality;

/// <summary>Sums and products written in one way: multiplied out over denominators that stay factored. Whatever is neither is a kernel, and nothing is known of it.</summary>
internal sealed class RingForms
{
    private readonly NodeMap<Fraction> radicands = [];

    /// <summary>Whether there is something to write in one way.</summary>
    public static bool IsRing(Expr term) => term.Op.IsSum || term.Op.HasFactors(term);

    /// <summary>The form of a term.</summary>
    /// <exception cref="BudgetException">It would be too large.</exception>
    public Expr Written(Expr term)
    {
        var forms = new Dictionary<Expr, Fraction>();
        foreach (var node in Traversal.PostOrder(term, Operands)) forms[node] = Reduced(Form(node, forms));
        return Write(Divided(forms[term]));
    }

    /// <summary>A fraction as an expression.</summary>
    public static Expr Write(Fraction fraction)
    {
        if (fraction.IsPolynomial) return Write(fraction.Numerator);
        var factors = fraction.Denominator.Select(part => new Factor(Write(part.Key), Number.FromInteger(-part.Value))).ToList();
        if (fraction.Numerator.Terms.Count > 1) return TermWriter.Write(new(Number.One, Monomial.Of([new(Write(fraction.Numerator), Number.One), .. factors])));
        var (product, coefficient) = fraction.Numerator.Terms.Single();
        return TermWriter.Write(new(coefficient, Monomial.Of([.. product.Factors, .. factors])));
    }

    /// <summary>Without the factors of the denominator that divide the numerator.</summary>
    private static Fraction Divided(Fraction fraction)
    {
        var (numerator, denominator) = (fraction.Numerator, new Dictionary<Polynomial, int>(fraction.Denominator));
        foreach (var (factor, power) in fraction.Denominator)
            for (var left = power; left > 0 && numerator.DividedBy(factor) is { } quotient; left--)
            {
                numerator = quotient;
                if (left == 1) denominator.Remove(factor);
                else denominator[factor] = left - 1;
            }
        return new(numerator, denominator);
    }

    private static Expr Write(Polynomial polynomial) => polynomial.IsZero ? 0 : SumWriter.Write([.. polynomial.Terms.Select(term => new Term(term.Value, term.Key))]);

    private static IReadOnlyList<Expr> Operands(Expr node) => node.Op.IsSum ? node.ArgList : [.. node.Op.Factors(node).Select(factor => factor.Base)];

    private Fraction Form(Expr node, Dictionary<Expr, Fraction> forms)
    {
        if (node.Literal is { } literal) return literal.IsWide ? throw new BudgetException() : Fraction.Of(literal);
        if (node.Op.IsSum) return node.ArgList.Select(arg => forms[arg]).Aggregate((sum, term) => sum.Plus(term));
        if (!node.Op.HasFactors(node)) return Fraction.Of(node, Number.One);
        return node.Op.Factors(node).Select(factor => Power(forms[factor.Base], factor.Exponent)).Aggregate((product, factor) => product.Times(factor));
    }

    /// <summary>A power that is not whole is one of a kernel, or a kernel itself.</summary>
    private Fraction Power(Fraction value, Number exponent)
    {
        if (exponent.AsInt32 is { } whole) return value.Power(whole);
        if (value.Kernel is { } kernel) return Fraction.Of(kernel, exponent);
        var radicand = Write(value);
        radicands[radicand] = value;
        return Fraction.Of(radicand, exponent);
    }

    /// <summary>Whole powers of what is under a root multiplied out.</summary>
    private Fraction Reduced(Fraction value)
    {
        if (!value.Numerator.Terms.Keys.Any(product => product.Factors.ToArray().Any(IsWhole))) return value;
        var sum = Fraction.Zero;
        foreach (var (product, coefficient) in value.Numerator.Terms)
        {
            var term = Fraction.Of(Polynomial.Of(product, coefficient));
            foreach (var (radicand, power) in product.Factors.ToArray().Where(IsWhole))
                term = term.Times(Fraction.Of(radicand, power.Negate())).Times(radicands[radicand].Power(power.AsInt32!.Value));
            sum = sum.Plus(term);
        }
        return sum.Times(new Fraction(Polynomial.One, value.Denominator));
    }

    private bool IsWhole(Factor power) => power.Exponent.AsInt32 is not null && radicands.ContainsKey(power.Base);
}
