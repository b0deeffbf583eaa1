namespace SymDiff.Simplification;

/// <summary>Which rules may be used, how often any was, and where a result holds that they made.</summary>
/// <param name="options">Rules left out, and the budget.</param>
/// <param name="facts">What is known, and needs no condition.</param>
internal sealed class RuleLedger(SimplifyOptions options, FactTable facts)
{
    private readonly NodeSet conditions = [];
    private readonly HashSet<Expr> removable = [];
    private int applications;

    /// <summary>Follows the rewrites, or null.</summary>
    public RewriteTrace? Trace { get; set; }

    /// <summary>The conditions of widening rules that were used.</summary>
    public IEnumerable<Expr> Conditions => conditions;

    /// <summary>What dropped guards excluded.</summary>
    public IEnumerable<Expr> Removable => removable;

    /// <summary>Whether the budget is spent.</summary>
    public bool IsExhausted => applications >= options.MaxApplications;

    /// <summary>False if the budget is spent, or if the rule is switched off.</summary>
    public bool Allows(Rule rule) => !IsExhausted && !options.Without.Contains(rule.Name);

    /// <summary>Counts a use of a rule.</summary>
    public void Used(Rule rule)
    {
        applications++;
        Trace?.Fired(rule.Name);
    }

    /// <summary>A rule widened the domain: the result holds under this condition.</summary>
    public void Needs(Expr condition)
    {
        if (facts.Proves(condition)) return;
        conditions.Add(condition);
        Trace?.Needed(condition);
    }

    /// <summary>A guard was dropped: the result is not defined where this fails.</summary>
    public void Drops(Expr guard)
    {
        if (facts.Proves(guard)) return;
        removable.Add(guard);
        Trace?.Needed(guard);
    }
}
