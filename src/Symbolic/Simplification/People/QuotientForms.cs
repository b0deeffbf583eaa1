using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>Sums and products as quotients: over one denominator, what cancels cancelled, or as an identity makes a quotient of them.</summary>
/// <param name="rules">The use of rules.</param>
/// <param name="factored">Takes factors out of numerators.</param>
/// <param name="memory">The readings, and how sums are written.</param>
/// <param name="brevity">Compares forms.</param>
internal sealed class QuotientForms(Rewriting rules, FactoredSums factored, PassMemory memory, Brevity brevity)
{
    /// <summary>A sum over one denominator, as a whole or in groups, or read by an identity, if that is shorter than the best form so far.</summary>
    public Expr Shortest(List<Term> terms, Expr best)
    {
        if (!rules.MayContinue || terms.Count > QuotientReader.MostTerms) return best;
        if (terms.Exists(memory.Readings.Plain.HasDenominator)) best = brevity.Shorter(Shorter(best, memory.Readings.Plain.Of(terms)), Grouped(terms));
        return ByReadings(terms, best);
    }

    /// <summary>A product with its quotients cleared, and multiplied out over one denominator, or read by an identity, if that is shorter than the best form so far.</summary>
    public Expr Shortest(Term term, Expr best)
    {
        if (!rules.MayContinue) return best;
        if (memory.Readings.Plain.HasDenominator(term))
        {
            if (memory.Readings.Plain.Flat(term) is { } flat) best = brevity.Shorter(best, Assembled(flat));
            best = Shorter(best, memory.Readings.Plain.Of([term]));
        }
        return ByReadings([term], best);
    }

    private Expr ByReadings(List<Term> terms, Expr best)
    {
        foreach (var reader in memory.Readings.Others) if (terms.Exists(reader.IsConcerned)) best = Shorter(best, reader.Of(terms));
        return best;
    }

    private Expr Shorter(Expr best, Quotient? quotient) => quotient is null ? best : brevity.Shorter(best, Assembled(quotient));

    /// <summary>Only those terms put together that share a sum in a denominator or under a root.</summary>
    private Expr? Grouped(List<Term> terms)
    {
        var groups = Denominators.Groups(terms);
        if (groups.Count == 1) return null;
        var collector = new SumCollector();
        foreach (var group in groups)
        {
            var written = memory.Notation.Write(group);
            collector.Add(group.Count > 1 ? Shorter(written, memory.Readings.Plain.Of(group)) : written);
        }
        return collector.IsExact ? memory.Notation.Write(collector.Terms) : null;
    }

    private Expr Assembled(Quotient quotient)
    {
        if (quotient.IsZero) return 0;
        quotient = new(Radicals.Joined(quotient.Outside), quotient.Terms.ConvertAll(Radicals.Joined));
        var collector = new FactorCollector();
        collector.Multiply(quotient.Outside);
        collector.Multiply(factored.Collected(quotient.Terms, memory.Notation.Write(quotient.Terms)));
        var whole = Assembled(collector.ToTerm());
        if (quotient.Terms.Count == 1) return whole;
        var apart = memory.Notation.Write(quotient.Terms.ConvertAll(term => TermMath.Read(Assembled(TermMath.Times(term, quotient.Outside)))));
        return brevity.Shorter(whole, apart);
    }

    private Expr Assembled(Term term) =>
        TermWriter.Write(memory.Notation.Oriented(Merged(rules.Ruled(Radicals.Joined(term), ProductForms.Rules.Value))));

    /// <summary>(x - 1)^2*(x + 1)^2 is (x^2 - 1)^2: the product of bases with one whole exponent multiplied out, if that is shorter.</summary>
    private Term Merged(Term term)
    {
        var powers = term.Monomial.Factors.ToArray().Where(factor => factor.IsIntegerPower && !factor.Exponent.IsOne);
        foreach (var group in powers.GroupBy(factor => factor.Exponent))
        {
            if (Product([.. group]) is not { } product) continue;
            var collector = new FactorCollector();
            collector.Multiply(term);
            foreach (var factor in group) collector.Multiply(factor.Base, factor.Exponent.Negate());
            collector.Multiply(memory.Notation.Write(product), group.Key);
            if (collector.ToTerm() is var merged && brevity.IsShorter(merged, term)) term = merged;
        }
        return term;
    }

    /// <summary>The product of the bases of factors, multiplied out; null if that has more powers than they have.</summary>
    private List<Term>? Product(Factor[] factors)
    {
        if (factors.Length < 2 || !Array.Exists(factors, factor => factor.Base.Op.IsSum)) return null;
        var bases = new Term(Number.One, Monomial.Of([.. factors.Select(factor => new Factor(factor.Base, Number.One))]));
        if (memory.Distribution.Expand([bases]) is not { } product) return null;
        return TermMath.Powers(product.Terms) <= factors.Sum(factor => factor.Base.Op.IsSum ? TermMath.Powers(memory.TermsOf[factor.Base]) : 1) ? product.Terms : null;
    }
}
