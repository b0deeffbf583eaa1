namespace SymDiff.Simplification;

/// <summary>The use of rules: what they make is brought into its form, and the ledger is kept.</summary>
/// <param name="forms">The forms of what the rules make.</param>
/// <param name="memory">The ledger, and what is known.</param>
internal sealed class Rewriting(Forms forms, PassMemory memory)
{
    /// <summary>False if the budget is spent, or if steps have made something of each other too often.</summary>
    public bool MayContinue => !forms.IsDeepest && !memory.Ledger.IsExhausted;

    /// <summary>Whether a rule may be used here.</summary>
    public bool Allows(Rule rule) => !forms.IsDeepest && memory.Ledger.Allows(rule);

    /// <summary>Whether a rule that fits may be used: of a generic one, facts must prove the condition.</summary>
    public bool Accepts(Rule rule, Bindings bindings) => Allows(rule) && rule.IsPermitted(memory.Facts, bindings, forms.Filled);

    /// <summary>The right side of a rule that fits.</summary>
    public Expr Apply(Rule rule, Bindings bindings)
    {
        memory.Ledger.Used(rule);
        if (rule.Domain == RuleDomain.Widening) memory.Ledger.Needs(forms.Filled(rule.Requirement!, bindings));
        return forms.Filled(rule.Replacement, bindings);
    }

    /// <summary>What the right side of a rule would be.</summary>
    public Expr Filled(Rule rule, Bindings bindings) => forms.Filled(rule.Replacement, bindings);

    /// <summary>A term after all rules for products that fit.</summary>
    public Term Ruled(Term term, FactorRules rules) => Ruled(term, rules, Allows);

    /// <summary>A term after one of the rules for products, as often as it fits.</summary>
    public Term Ruled(Term term, FactorRules rules, Rule only) => Ruled(term, rules, rule => rule == only && Allows(rule));

    private Term Ruled(Term term, FactorRules rules, Func<Rule, bool> allows)
    {
        while (rules.Match(term, allows, out var bindings) is { } match)
        {
            var rest = new FactorCollector();
            rest.Multiply(match.Others);
            rest.Multiply(Apply(match.Rule, bindings));
            term = rest.ToTerm();
        }
        return term;
    }
}
