using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>Reads sums and products as quotients: everything over one denominator, which stays factored, and what divides the numerator cancelled.</summary>
/// <param name="termsOf">The terms of sums.</param>
/// <param name="distribution">Multiplies out.</param>
/// <param name="write">Writes a sum.</param>
internal sealed class QuotientReader(TermReader termsOf, Distribution distribution, Func<IReadOnlyList<Term>, Expr> write)
{
    private const int MostTerms = 24;
    private const int MostMonomials = 120;
    private const int LargestSum = 400;

    private readonly NodeMap<Quotient?> sums = [];

    /// <summary>The sum of terms as one quotient; null if it gets too large.</summary>
    public Quotient? Of(IReadOnlyList<Term> terms)
    {
        foreach (var term in terms) ReadSums(term);
        return Combined(terms);
    }

    /// <summary>Whether a term has a denominator, also within its sums.</summary>
    public bool HasDenominator(Term term)
    {
        ReadSums(term);
        foreach (var factor in term.Monomial.Factors)
            if (factor.Exponent.Sign < 0 || (sums.GetValueOrDefault(factor.Base, null) is { } inner && TermMath.HasDenominator(inner.Outside))) return true;
        return false;
    }

    /// <summary>The term with every sum in it primitive; null if it gets too large.</summary>
    public Term? Flat(Term term)
    {
        ReadSums(term);
        var collector = new FactorCollector();
        collector.Multiply(new Term(term.Coefficient, Monomial.Unit));
        foreach (var factor in term.Monomial.Factors)
            if (!Multiply(collector, factor)) return null;
        return collector.IsFinite ? collector.ToTerm() : null;
    }

    private void ReadSums(Term term)
    {
        foreach (var factor in term.Monomial.Factors) if (factor.Base.Op.IsSum) Read(factor.Base);
    }

    /// <summary>Sums within sums first.</summary>
    private void Read(Expr sum)
    {
        var pending = new Stack<Expr>([sum]);
        while (pending.TryPeek(out var next))
        {
            var count = pending.Count;
            if (!sums.ContainsKey(next) && next.Size <= LargestSum)
                foreach (var term in termsOf[next])
                    foreach (var factor in term.Monomial.Factors) if (factor.Base.Op.IsSum && !sums.ContainsKey(factor.Base)) pending.Push(factor.Base);
            if (pending.Count > count) continue;
            pending.Pop();
            if (!sums.ContainsKey(next)) sums[next] = next.Size > LargestSum ? null : Combined(termsOf[next]);
        }
    }

    private Quotient? Combined(IReadOnlyList<Term> terms)
    {
        if (terms.Count is 0 or > MostTerms) return null;
        var flat = new List<Term>();
        foreach (var term in terms)
        {
            if (Flat(term) is not { } one) return null;
            if (!one.Coefficient.IsZero) flat.Add(one);
        }
        var over = Quotient.Primitive(TermMath.One, flat);
        return distribution.MultipliedOut(over.Terms, MostMonomials) is { } numerator ? Cancelled(Quotient.Primitive(over.Outside, numerator)) : null;
    }

    /// <summary>A sum that divides the numerator leaves the denominator.</summary>
    private Quotient Cancelled(Quotient quotient)
    {
        foreach (var factor in quotient.Outside.Monomial.Factors.ToArray())
            for (var exponent = factor.Exponent; factor.Base.Op.IsSum && exponent.Sign < 0 && PolynomialDivision.Exact(quotient.Terms, termsOf[factor.Base]) is { } rest; exponent = Number.Add(exponent, Number.One)!)
                quotient = Quotient.Primitive(TermMath.Times(quotient.Outside, new(Number.One, Monomial.Of([new(factor.Base, Number.One)]))), rest);
        return quotient;
    }

    private bool Multiply(FactorCollector collector, Factor factor)
    {
        var (value, exponent) = factor;
        if (sums.GetValueOrDefault(value, null) is not { } quotient)
        {
            collector.MultiplyWhole(value, exponent);
            return true;
        }
        if (quotient.IsZero) return exponent.Sign > 0 && MultiplyZero(collector);
        return factor.IsIntegerPower ? MultiplyQuotient(collector, quotient, exponent) : MultiplyRoot(collector, quotient, factor);
    }

    private static bool MultiplyZero(FactorCollector collector)
    {
        collector.Multiply(0, Number.One);
        return true;
    }

    /// <summary>(c*x)^q is c^q*x^q for c > 0; a sum with denominators of its own stays whole.</summary>
    private bool MultiplyRoot(FactorCollector collector, Quotient quotient, Factor factor)
    {
        var (coefficient, monomial) = quotient.Outside;
        if (coefficient.IsWide || TermMath.HasDenominator(quotient.Outside)) collector.MultiplyWhole(factor.Base, factor.Exponent);
        else
        {
            collector.Multiply(Expr.Constant(Number.FromInteger(System.Numerics.BigInteger.Abs(coefficient.Numerator))), factor.Exponent);
            collector.Multiply(Expr.Constant(Number.FromInteger(coefficient.Denominator)), factor.Exponent.Negate());
            collector.Multiply(write(quotient.Terms.ConvertAll(term => TermMath.Times(term, new(Number.FromInteger(coefficient.Sign), monomial)))), factor.Exponent);
        }
        return true;
    }

    private bool MultiplyQuotient(FactorCollector collector, Quotient quotient, Number exponent)
    {
        if (Number.Power(quotient.Outside.Coefficient, exponent) is not { } coefficient) return false;
        var powers = new List<Factor>();
        foreach (var part in quotient.Outside.Monomial.Factors)
        {
            if (Number.Multiply(part.Exponent, exponent) is not { } power) return false;
            powers.Add(new(part.Base, power));
        }
        collector.Multiply(new Term(coefficient, Monomial.Of(powers)));
        collector.Multiply(write(quotient.Terms), exponent);
        return true;
    }
}
