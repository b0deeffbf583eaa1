using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>Rules by the operator at the top of their left side, so that a node meets only the rules that can fit it.</summary>
internal class RuleIndex
{
    private readonly Dictionary<Op, List<Rule>> byOp = [];

    public RuleIndex(IEnumerable<Rule> rules)
    {
        foreach (var rule in rules)
        {
            var op = rule.Left.Expression.Op;
            if (!byOp.TryGetValue(op, out var list)) byOp[op] = list = [];
            list.Add(rule);
        }
    }

    /// <summary>The first rule that fits a node and is accepted, with its bindings.</summary>
    public Rule? Match(Expr node, Func<Rule, Bindings, bool> accepts, out Bindings bindings)
    {
        bindings = Bindings.None;
        if (Candidates(node) is not { } candidates) return null;
        bindings = new();
        foreach (var rule in candidates)
        {
            if (rule.Left.Matches(node, bindings) && accepts(rule, bindings)) return rule;
            bindings.Rewind(0);
        }
        return null;
    }

    /// <summary>The rules that a node meets.</summary>
    protected virtual List<Rule>? Candidates(Expr node) => byOp.GetValueOrDefault(node.Op);
}
