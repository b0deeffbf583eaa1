namespace SymDiff.Simplification;

/// <summary>Identities that make some products and sums shorter: each is tried where a function occurs that one of them speaks of.</summary>
/// <param name="rules">The use of rules.</param>
/// <param name="memory">Knows which functions occur.</param>
/// <param name="brevity">Compares forms.</param>
internal sealed class IdentityForms(Rewriting rules, PassMemory memory, Brevity brevity)
{
    private static readonly Lazy<FactorRules> Products = new(() => new(ShorteningRules.Products));
    private static readonly Lazy<TermRules> Sums = new(() => new(ShorteningRules.Sums));

    /// <summary>A product after each rule that fits, as often as it does, if that is shorter.</summary>
    public Term Shortened(Term term)
    {
        if (!memory.Readings.HasRelated || Products.Value.Match(term, rules.Allows, out _) is null) return term;
        foreach (var rule in ShorteningRules.Products)
            if (rules.Ruled(term, Products.Value, only: rule) is var next && brevity.IsShorter(next, term)) term = next;
        return term;
    }

    /// <summary>A sum after a rule that fits, if that is shorter than the best form so far.</summary>
    public Expr Shortened(List<Term> terms, Expr best)
    {
        if (!memory.Readings.HasRelated || Sums.Value.Match(terms, rules.Allows, out var bindings) is not { } match) return best;
        return brevity.Shorter(best, memory.Notation.Write([.. match.Others, TermMath.Read(rules.Filled(match.Rule, bindings))]));
    }
}
