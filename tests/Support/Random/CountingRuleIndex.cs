using SymDiff.Simplification;

namespace SymDiff.Support;

/// <summary>Counts the work of rewriting.</summary>
internal sealed class CountingRuleIndex(IEnumerable<Rule> rules) : RuleIndex(rules)
{
    /// <summary>How often a node was looked at.</summary>
    public long Visits { get; private set; }

    /// <summary>Rules that those nodes met; each is tried unless one before it fits.</summary>
    public long Probes { get; private set; }

    protected override List<Rule>? Candidates(Expr node)
    {
        var candidates = base.Candidates(node);
        (Visits, Probes) = (Visits + 1, Probes + (candidates?.Count ?? 0));
        return candidates;
    }
}
