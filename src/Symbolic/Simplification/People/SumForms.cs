namespace SymDiff.Simplification;

/// <summary>The form of a sum: like terms collected, the rules for sums applied, and of several ways to write it the shortest.</summary>
/// <param name="rules">The use of rules.</param>
/// <param name="factored">Takes factors out.</param>
/// <param name="shortest">Weighs the ways to write a sum.</param>
/// <param name="diagonals">Merges diagonal matrices.</param>
/// <param name="notation">How sums are written.</param>
/// <param name="brevity">Compares forms.</param>
internal sealed class SumForms(Rewriting rules, FactoredSums factored, ShortestSums shortest, Diagonals diagonals, SumNotation notation, Brevity brevity)
{
    private static readonly Lazy<TermRules> Adding = new(() => new(SumRules.All));

    /// <summary>The sum of terms that have their form.</summary>
    /// <param name="values">The terms; sums among them are flattened.</param>
    /// <param name="fromSource">Whether the user wrote this sum, so that its order is to be kept.</param>
    public Expr Of(IReadOnlyList<Expr> values, bool fromSource)
    {
        var collector = Collected(values, brevity.IsWall);
        if (!collector.IsExact) return Expr.Sum([.. values]);
        var terms = collector.Terms;
        if (fromSource && terms.Count == collector.Added) notation.Remember(terms);
        return brevity.Shorter(shortest.Of(diagonals.Merged(Ruled(terms))), Undivided(values));
    }

    private List<Term> Ruled(List<Term> terms)
    {
        while (Adding.Value.Match(terms, rules.Allows, out var bindings) is { } match)
        {
            var next = new SumCollector();
            foreach (var term in match.Others) next.Add(term);
            next.Add(rules.Apply(match.Rule, bindings));
            terms = next.Terms;
        }
        return terms;
    }

    /// <summary>With sums kept whole that are a factor of other terms: s + 2*x*s is s*(1 + 2*x).</summary>
    private Expr? Undivided(IReadOnlyList<Expr> values)
    {
        if (values.Count > FactoredSums.MostGathered || !values.Any(value => value.Op.IsSum)) return null;
        var others = values.Where(value => !value.Op.IsSum).Select(TermMath.Read).ToList();
        var wholes = values.Where(value => value.Op.IsSum && others.Exists(term => !term.Monomial.ExponentOf(value).IsZero)).ToList();
        if (wholes.Count == 0 || Collected(values, wholes.Contains) is not { IsExact: true, Terms: var terms }) return null;
        return factored.Gathered(terms, factored.Collected(terms, notation.Write(terms)));
    }

    private static SumCollector Collected(IReadOnlyList<Expr> values, Func<Expr, bool> staysWhole)
    {
        var collector = new SumCollector();
        foreach (var value in values)
        {
            if (staysWhole(value)) collector.AddWhole(value);
            else collector.Add(value);
        }
        return collector;
    }
}
