namespace SymDiff.Simplification;

/// <summary>Where the two sides of a rule are defined (docs/rules: exact, removable, widening, generic).</summary>
internal enum RuleDomain
{
    /// <summary>Same domain, same value.</summary>
    Exact,

    /// <summary>The left is undefined only on a null set, where the right is its limit.</summary>
    Removable,

    /// <summary>The right is defined on an open set where the left is not; the condition says where the left is.</summary>
    Widening,

    /// <summary>The sides may differ where both are defined; used only where facts prove the condition.</summary>
    Generic,
}

/// <summary>How the error in double compares.</summary>
internal enum RuleRounding
{
    /// <summary>At most the left's error and 2 ulp.</summary>
    Same,

    /// <summary>At most what two roundings of the arguments cost: cures an overflow.</summary>
    Conditioned,

    /// <summary>May lose digits: for people only.</summary>
    Free,
}

/// <summary>One named rewrite rule; an ill-formed one cannot be made.</summary>
internal sealed class Rule
{
    /// <param name="name">Unique name in kebab-case.</param>
    /// <param name="left">Pattern.</param>
    /// <param name="right">Replacement; uses only holes of the left.</param>
    /// <param name="domain">Where the two sides agree.</param>
    /// <param name="rounding">Whether digits may be lost.</param>
    /// <param name="condition">For a widening rule: where the left is defined. For a generic one: where it holds.</param>
    /// <exception cref="ArgumentException">The rule is ill-formed; the message says how.</exception>
    public Rule(string name, Expr left, Expr right, RuleDomain domain = RuleDomain.Exact, RuleRounding rounding = RuleRounding.Same, Expr? condition = null)
    {
        (Name, Left, Right, Domain, Rounding, Condition) = (name, new Pattern(left), right, domain, rounding, condition);
        (Replacement, Requirement) = (new Template(right), condition is null ? null : new Template(condition));
        if (left == right) throw new ArgumentException($"rule {name} does not change anything");
        if (Hole.Is(left)) throw new ArgumentException($"rule {name} matches everything: {left}");
        var bound = Hole.In(left);
        if (Hole.In(right, condition ?? right).Find(hole => !bound.Contains(hole)) is { } unbound)
            throw new ArgumentException($"rule {name} uses {unbound.VariableName}, which its left side does not bind");
        if (domain is RuleDomain.Widening or RuleDomain.Generic && condition is null)
            throw new ArgumentException($"rule {name} holds on a part of the domain: state the condition");
        Holes = bound;
        Dropped = bound.FindAll(hole => !Hole.In(right).Contains(hole));
        Lost = condition is null || domain != RuleDomain.Generic ? [] : [.. Dropped.Where(Hole.In(condition).Contains)];
    }

    public string Name { get; }

    /// <summary>The holes of the left side.</summary>
    public IReadOnlyList<Expr> Holes { get; }

    /// <summary>Holes that the right side does not have.</summary>
    public IReadOnlyList<Expr> Dropped { get; }

    /// <summary>Those of them that the condition has: what stands for them must be defined, or the rule would widen the domain.</summary>
    public IReadOnlyList<Expr> Lost { get; }

    /// <summary>Whether facts permit the rule: of a generic one, the condition must follow, and nothing that may be undefined must be lost.</summary>
    public bool IsPermitted(FactTable facts, Bindings bindings, Func<Template, Bindings, Expr> instantiate)
    {
        if (Domain != RuleDomain.Generic) return true;
        foreach (var hole in Lost) if (!facts[bindings[hole]].IsDefined) return false;
        return facts.Proves(instantiate(Requirement!, bindings));
    }

    public Pattern Left { get; }

    public Expr Right { get; }

    /// <summary>The right side, to be filled in.</summary>
    public Template Replacement { get; }

    /// <summary>The condition, to be filled in.</summary>
    public Template? Requirement { get; }

    public RuleDomain Domain { get; }

    public RuleRounding Rounding { get; }

    /// <summary>Where the two sides are equal: of a widening rule, where the left one is defined.</summary>
    public Expr? Condition { get; }
}
