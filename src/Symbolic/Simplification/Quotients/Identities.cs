using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>
/// One direction in which the functions of sums and products are read. An identity is used only where a function of its right side occurs, so that none is brought in.
/// </summary>
/// <param name="rules">Rules whose left side is a function or the square of one.</param>
/// <param name="occurs">Whether a function occurs in the graph.</param>
internal sealed class Identities(IEnumerable<Rule> rules, Func<Expr, bool> occurs)
{
    private readonly RuleIndex index = new(rules);

    /// <summary>The product that a function is, or null.</summary>
    public Expr? Quotient(Expr function) => function.Args.IsEmpty ? null : Filled(function);

    /// <summary>The sum that a function's square is, for powers from 2 on; or null.</summary>
    public Expr? Square(Factor factor) =>
        factor.IsIntegerPower && factor.Exponent.CompareTo(Factor.Two) >= 0 && factor.Base.Args.Length == 1 ? Filled(Expr.Pow(factor.Base, Expr.Constant(Factor.Two))) : null;

    /// <summary>The right side, if one of its own functions occurs; what stands in the hole is not searched, for it may be the whole graph.</summary>
    private Expr? Filled(Expr node)
    {
        if (index.Match(node, (rule, bindings) => true, out var bindings) is not { } rule) return null;
        var hasFunction = false;
        var value = rule.Replacement.Fill(bindings, (made, _) =>
        {
            hasFunction |= made.Args.Length == 1 && made.Args[0] == bindings[Hole.X] && occurs(made);
            return made;
        });
        return hasFunction ? value : null;
    }
}
