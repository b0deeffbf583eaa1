using SymDiff.Simplification;

namespace SymDiff.Tests.Simplification;

/// <summary>A rule with literals in the holes that take nothing else, and variables in the others.</summary>
internal sealed class RuleInstance
{
    private static readonly Expr[] Literals = [0, 1, 2, 3, -1, -2, (Expr)1 / 2, (Expr)(-1) / 2, (Expr)3 / 2, (Expr)1 / 3];

    private readonly Dictionary<string, Expr> values;

    private RuleInstance(Rule rule, Dictionary<string, Expr> values)
    {
        this.values = values;
        Rule = rule;
        Left = Of(rule.Left.Expression);
        Condition = rule.Condition is null ? null : Of(rule.Condition);
        Variables = [.. values.Values.Where(value => value.VariableName is not null)];
    }

    public Rule Rule { get; }

    public Expr Left { get; }

    public Expr? Condition { get; }

    public Expr Right => Of(Rule.Right);

    /// <summary>What stands in the other holes.</summary>
    public IReadOnlyList<Expr> Variables { get; }

    /// <summary>Whether a variable stands for a condition.</summary>
    public bool IsCondition(Expr variable) => Stands(Hole.P, variable) || IsLogical(variable);

    /// <summary>Whether a variable stands for 0 or 1.</summary>
    public bool IsLogical(Expr variable) => Stands(Hole.Q, variable);

    /// <summary>Another expression with the rule's holes.</summary>
    public Expr Of(Expr pattern) => pattern.Substitute(values);

    /// <summary>The rule with every choice of literals.</summary>
    public static IEnumerable<RuleInstance> All(Rule rule)
    {
        IEnumerable<Dictionary<string, Expr>> choices = [[]];
        foreach (var hole in Hole.In(rule.Left.Expression))
            choices = choices.SelectMany(chosen => Values(hole).Select(value => new Dictionary<string, Expr>(chosen) { [hole.VariableName!] = value }));
        return choices.Select(chosen => new RuleInstance(rule, chosen));
    }

    private bool Stands(Expr hole, Expr variable) => values.GetValueOrDefault(hole.VariableName!) == variable;

    private static IEnumerable<Expr> Values(Expr hole) =>
        Hole.IsLiteral(hole) ? Literals.Where(literal => Hole.Accepts(hole, literal)) : [Expr.Variable(hole.VariableName![1..])];
}
