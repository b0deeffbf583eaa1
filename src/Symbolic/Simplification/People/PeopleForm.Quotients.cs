using SymDiff.Ops;

namespace SymDiff.Simplification;

internal sealed partial class PeopleForm
{
    private static readonly Lazy<FactorRules> ShortProducts = new(() => new(ShorteningRules.Products));
    private static readonly Lazy<TermRules> ShortSums = new(() => new(ShorteningRules.Sums));
    private static readonly HashSet<Op> Related = [.. ShorteningRules.All.SelectMany(rule => Traversal.PostOrder(rule.Left.Expression)).Select(node => node.Op).Where(op => op is ElementwiseOp { Arity: 1 } && op != Arithmetic.Negate)];

    private readonly QuotientReader quotients;
    private readonly NodeSet related = [];
    private readonly List<QuotientReader> readings = [];
    private bool hasPowers;

    /// <summary>Remembers a function that identities speak of, and whether there are powers to take apart.</summary>
    private void Meet(Expr node)
    {
        if (Related.Contains(node.Op) && related.Add(node) && related.Count == 1)
            readings.AddRange(new[] { ShorteningRules.Parts, ShorteningRules.Sines, ShorteningRules.Cosines }.Select(rules => new QuotientReader(termsOf, distribution, Write, new(rules.Where(Allows), related.Contains))));
        if (hasPowers || !PowerSymbols.Fits(new(node, Number.One))) return;
        hasPowers = true;
        readings.Add(new(termsOf, distribution, Write, powers: new()));
    }

    /// <summary>A product after a rule that fits, as often as it does, if that is shorter.</summary>
    private Term Shortened(Term term)
    {
        if (related.Count == 0 || ShortProducts.Value.Match(term, Allows, out _) is null) return term;
        foreach (var rule in ShorteningRules.Products)
            if (Ruled(term, ShortProducts.Value, other => other == rule && Allows(other)) is var next && IsCheaper(TermWriter.Write(next), TermWriter.Write(term))) term = next;
        return term;
    }

    /// <summary>A sum after a rule that fits, if that is shorter.</summary>
    private Expr Shortened(List<Term> terms, Expr best) =>
        related.Count > 0 && ShortSums.Value.Match(terms, Allows, out var bindings) is { } match
            && Write([.. match.Others, TermMath.Read(Instantiate(match.Rule.Replacement, bindings))]) is var next && IsCheaper(next, best) ? next : best;

    /// <summary>The terms over one denominator, or read by an identity, if that is shorter.</summary>
    private Expr OverDenominator(List<Term> terms, Expr best)
    {
        if (depth >= DeepestRules || IsExhausted || terms.Count > QuotientReader.MostTerms) return best;
        if (terms.Exists(quotients.HasDenominator))
        {
            best = Shorter(best, quotients.Of(terms));
            if (Grouped(terms) is { } grouped && IsCheaper(grouped, best)) best = grouped;
        }
        return ByIdentities(terms, best);
    }

    private Expr ByIdentities(List<Term> terms, Expr best)
    {
        foreach (var reader in readings) if (terms.Exists(reader.IsConcerned)) best = Shorter(best, reader.Of(terms));
        return best;
    }

    private Expr Shorter(Expr best, Quotient? quotient) => quotient is not null && Assembled(quotient) is var whole && IsCheaper(whole, best) ? whole : best;

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

    /// <summary>The product with its quotients cleared, and multiplied out over one denominator, or read by an identity, if that is shorter.</summary>
    private Expr OverDenominator(Term term, Expr best)
    {
        if (depth >= DeepestRules || IsExhausted) return best;
        if (quotients.HasDenominator(term))
        {
            if (quotients.Flat(term) is { } flat && Assembled(flat) is var cleared && IsCheaper(cleared, best)) best = cleared;
            best = Shorter(best, quotients.Of([term]));
        }
        return ByIdentities([term], best);
    }

    private Expr Assembled(Quotient quotient)
    {
        if (quotient.IsZero) return 0;
        quotient = new(Radicals.Joined(quotient.Outside), quotient.Terms.ConvertAll(Radicals.Joined));
        var collector = new FactorCollector();
        collector.Multiply(quotient.Outside);
        collector.Multiply(Collected(quotient.Terms, Write(quotient.Terms)));
        var whole = Assembled(collector.ToTerm());
        if (quotient.Terms.Count == 1) return whole;
        var apart = Write(quotient.Terms.ConvertAll(term => TermMath.Read(Assembled(TermMath.Times(term, quotient.Outside)))));
        return IsCheaper(apart, whole) ? apart : whole;
    }

    private Expr Assembled(Term term)
    {
        term = Merged(Ruled(Radicals.Joined(term)));
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
