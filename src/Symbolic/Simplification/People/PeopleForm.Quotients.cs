using SymDiff.Ops;

namespace SymDiff.Simplification;

internal sealed partial class PeopleForm
{
    private readonly QuotientReader quotients;

    /// <summary>The terms over one denominator, if that is shorter.</summary>
    private Expr OverDenominator(List<Term> terms, Expr best)
    {
        if (depth >= DeepestRules || !terms.Exists(quotients.HasDenominator)) return best;
        if (quotients.Of(terms) is { } quotient && Assembled(quotient) is var whole && IsCheaper(whole, best)) best = whole;
        return Grouped(terms) is { } grouped && IsCheaper(grouped, best) ? grouped : best;
    }

    /// <summary>Only those terms put together that share a sum in a denominator or under a root.</summary>
    private Expr? Grouped(List<Term> terms)
    {
        var collector = new SumCollector();
        var groups = Denominators.Groups(terms);
        if (groups.Count == 1) return null;
        foreach (var group in groups)
        {
            var written = Write(group);
            collector.Add(group.Count > 1 && quotients.Of(group) is { } quotient && Assembled(quotient) is var whole && IsCheaper(whole, written) ? whole : written);
        }
        return collector.IsExact ? Write(collector.Terms) : null;
    }

    /// <summary>The product with its quotients cleared, and multiplied out over one denominator, if that is shorter.</summary>
    private Expr OverDenominator(Term term, Expr best)
    {
        if (depth >= DeepestRules || !quotients.HasDenominator(term)) return best;
        if (quotients.Flat(term) is { } flat && Assembled(flat) is var cleared && IsCheaper(cleared, best)) best = cleared;
        return quotients.Of([term]) is { } quotient && Assembled(quotient) is var whole && IsCheaper(whole, best) ? whole : best;
    }

    private Expr Assembled(Quotient quotient)
    {
        if (quotient.Outside.Coefficient.IsZero) return 0;
        var collector = new FactorCollector();
        collector.Multiply(quotient.Outside);
        collector.Multiply(Collected(quotient.Terms, Write(quotient.Terms)));
        return Assembled(collector.ToTerm());
    }

    private Expr Assembled(Term term)
    {
        term = Merged(Ruled(term));
        return TermWriter.Write(HasSum(term) ? Oriented(term) : term);
    }

    /// <summary>(x - 1)^2*(x + 1)^2 is (x^2 - 1)^2: the product of bases with one whole exponent multiplied out, if that is shorter.</summary>
    private Term Merged(Term term)
    {
        foreach (var group in term.Monomial.Factors.ToArray().Where(factor => factor.IsIntegerPower && !factor.Exponent.IsOne).GroupBy(factor => factor.Exponent))
        {
            if (group.Count() < 2 || !group.Any(factor => factor.Base.Op.IsSum)) continue;
            var bases = new Term(Number.One, Monomial.Of([.. group.Select(factor => new Factor(factor.Base, Number.One))]));
            if (distribution.Expand([bases]) is not { } product || TermMath.Powers(product.Terms) > group.Sum(factor => factor.Base.Op.IsSum ? TermMath.Powers(termsOf[factor.Base]) : 1)) continue;
            var collector = new FactorCollector();
            collector.Multiply(term);
            foreach (var factor in group) collector.Multiply(factor.Base, factor.Exponent.Negate());
            collector.Multiply(Write(product.Terms), group.Key);
            if (collector.ToTerm() is var merged && IsCheaper(TermWriter.Write(merged), TermWriter.Write(term))) term = merged;
        }
        return term;
    }
}
