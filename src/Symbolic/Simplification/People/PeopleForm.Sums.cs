namespace SymDiff.Simplification;

internal sealed partial class PeopleForm
{
    private static readonly Lazy<TermRules> Adding = new(() => new(SumRules.All));

    /// <summary>The sum of terms that have the form.</summary>
    /// <param name="values">The terms; sums among them are flattened.</param>
    /// <param name="fromSource">Whether the user wrote this sum, so that its order is to be kept.</param>
    private Expr Sum(IReadOnlyList<Expr> values, bool fromSource)
    {
        var collector = new SumCollector();
        foreach (var value in values)
        {
            if (walls.Contains(value)) collector.AddWhole(value);
            else collector.Add(value);
        }
        if (!collector.IsExact) return Expr.Sum([.. values]);
        var terms = collector.Terms;
        if (fromSource && terms.Count == collector.Added) sources.Remember(terms);
        while (Adding.Value.Match(terms, Allows, out var bindings) is { } match)
        {
            Applied(match.Rule, bindings);
            var next = new SumCollector();
            foreach (var term in match.Others) next.Add(term);
            next.Add(Instantiate(match.Rule.Replacement, bindings));
            terms = next.Terms;
        }
        return Cheapest(MergedDiagonals(terms));
    }

    /// <summary>As collected, expanded, or with a common factor outside: whichever has fewer operations.</summary>
    private Expr Cheapest(List<Term> terms)
    {
        var written = Write(terms);
        return cheapest.TryGetValue(written, out var known) ? known : cheapest[written] = CheapestOf(terms, written);
    }

    private Expr CheapestOf(List<Term> terms, Expr written)
    {
        var best = written;
        if (distribution.Expand(terms) is { } expanded && Write(expanded.Terms) is var polynomial && IsCheaper(polynomial, best, expanded.Merged))
            (best, terms) = (polynomial, expanded.Terms);
        return Shortened(terms, OverDenominator(terms, Collected(terms, best)));
    }

    /// <summary>With a common factor outside, if that is shorter.</summary>
    private Expr Collected(List<Term> terms, Expr best)
    {
        if (depth >= DeepestRules || CommonFactor.Of(terms) is not { } common) return best;
        depth++;
        var inner = Sum(common.Quotients.ConvertAll(TermWriter.Write), false);
        depth--;
        var collected = Product([new(TermWriter.Write(common.Factor), Number.One), new(inner, Number.One)]);
        return IsCheaper(collected, best) ? collected : best;
    }

    /// <summary>The terms in the order that the source gave them, otherwise in reading order.</summary>
    private Expr Write(IReadOnlyList<Term> terms) => sources.OrderOf(terms) is { } order ? SumWriter.Join(order) : SumWriter.Write(terms);
}
