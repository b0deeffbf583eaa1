using SymDiff.Ops;
using SymDiff.Simplification;

namespace SymDiff.Equality;

/// <summary>Where expressions are defined: what their operators require.</summary>
internal static class DomainConditions
{
    /// <summary>What one of two expressions requires and the other does not, unless it follows from the rest.</summary>
    public static IReadOnlyList<Expr> Between(Expr left, Expr right, IReadOnlyList<Expr> assumptions)
    {
        var (first, second) = (Of(left), Of(right));
        var known = assumptions.Concat(first.Intersect(second)).ToList();
        var own = first.Except(second).Concat(second.Except(first)).OrderDescending(StructuralOrder.Instance).ToList();
        foreach (var condition in own.ToList())
        {
            own.Remove(condition);
            if (!new FactTable([.. known, .. own]).Proves(condition)) known.Add(condition);
        }
        return [.. known.Skip(assumptions.Count).Except(first.Intersect(second)).Order(StructuralOrder.Instance)];
    }

    /// <summary>The requirements of all operators of an expression, simplified.</summary>
    public static HashSet<Expr> Of(Expr root)
    {
        var conditions = new HashSet<Expr>();
        foreach (var node in Traversal.PostOrder(root))
            if (node.Op.Requires(node) is { } condition) conditions.UnionWith(Parts(condition));
        Expr[] written = [.. conditions];
        return [.. Pipelines.People(written).Roots.Where(condition => condition.Literal is null)];
    }

    /// <summary>A product is not 0 if no factor is.</summary>
    private static IEnumerable<Expr> Parts(Expr condition)
    {
        if (condition.Op != Logic.NotEqual || condition.Args[1].Literal is not { IsZero: true }) return [condition];
        var factors = FactorRules.Flatten(condition.Args[0]);
        return factors.Where(factor => factor.Base.Literal is null).Select(factor => Logic.NotEqual[factor.Base, 0]);
    }
}
