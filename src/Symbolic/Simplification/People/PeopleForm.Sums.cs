namespace SymDiff.Simplification;

internal sealed partial class PeopleForm
{
    private const int MostGathered = 12;

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
        var form = Cheapest(MergedDiagonals(terms));
        return Undivided(values) is { } whole && IsCheaper(whole, form) ? whole : form;
    }

    /// <summary>With sums kept whole that are a factor of other terms: s + 2*x*s is s*(1 + 2*x).</summary>
    private Expr? Undivided(IReadOnlyList<Expr> values)
    {
        if (values.Count > MostGathered || !values.Any(value => value.Op.IsSum)) return null;
        var others = values.Where(value => !value.Op.IsSum).Select(TermMath.Read).ToList();
        var wholes = values.Where(value => value.Op.IsSum && others.Exists(term => !term.Monomial.ExponentOf(value).IsZero)).ToList();
        if (wholes.Count == 0) return null;
        var collector = new SumCollector();
        foreach (var value in values)
        {
            if (wholes.Contains(value)) collector.AddWhole(value);
            else collector.Add(value);
        }
        return collector.IsExact ? Gathered(collector.Terms, Collected(collector.Terms, Write(collector.Terms))) : null;
    }

    /// <summary>As collected, expanded, or with a common factor outside: whichever has fewer operations.</summary>
    private Expr Cheapest(List<Term> terms)
    {
        var written = Write(terms);
        if (cheapest.TryGetValue(written, out var known)) return known;
        cheapest[written] = written; // met again on the way to its own form, it stays as it is
        return cheapest[written] = CheapestOf(terms, written);
    }

    private Expr CheapestOf(List<Term> terms, Expr written)
    {
        var best = written;
        if (distribution.Expand(terms) is { } expanded && Write(expanded.Terms) is var polynomial && IsCheaper(polynomial, best, expanded.Merged))
            (best, terms) = (polynomial, expanded.Terms);
        best = OverDenominator(terms, Gathered(terms, Collected(terms, best)));
        return Shortened(terms, best);
    }

    /// <summary>With a common factor outside, if that is shorter.</summary>
    private Expr Collected(List<Term> terms, Expr best)
    {
        if (depth >= DeepestRules || CommonFactor.Of(terms) is not { } common) return best;
        depth++;
        var inner = Sum(common.Quotients.ConvertAll(TermWriter.Write), false);
        var collected = Product([new(TermWriter.Write(common.Factor), Number.One), new(inner, Number.One)]);
        depth--;
        return IsCheaper(collected, best) ? collected : best;
    }

    /// <summary>With a function or a sum outside of those terms that have it as a factor, if that is shorter.</summary>
    private Expr Gathered(List<Term> terms, Expr best)
    {
        if (terms.Count is < 3 or > MostGathered) return best;
        List<Expr> bases = [.. terms.SelectMany(term => term.Monomial.Factors.ToArray()).Select(factor => factor.Base).Distinct()];
        if (bases.Exists(value => value.Shape.Rank > 0)) return best;
        foreach (var value in bases.FindAll(value => !value.Args.IsEmpty && !value.Op.IsOnlyNamed))
        {
            var group = terms.FindAll(term => !term.Monomial.ExponentOf(value).IsZero);
            if (group.Count < 2 || group.Count == terms.Count) continue;
            var together = Write([.. terms.Except(group), TermMath.Read(Collected(group, Write(group)))]);
            if (IsCheaper(together, best)) best = together;
        }
        return best;
    }

    /// <summary>The terms in the order that the source gave them, otherwise in reading order.</summary>
    private Expr Write(IReadOnlyList<Term> terms) => sources.OrderOf(terms) is { } order ? SumWriter.Join(order) : SumWriter.Write(terms);
}
