using SymDiff.Ops;
using SymDiff.Simplification;

namespace SymDiff.Equality;

/// <summary>Where expressions are defined: what their operators require, in the arm of a choice only where that arm is taken.</summary>
internal static class DomainConditions
{
    private static readonly Expr Always = 1;

    /// <summary>What one of two expressions requires and the other does not, unless it follows from the rest.</summary>
    public static IReadOnlyList<Expr> Between(Expr left, Expr right, IReadOnlyList<Expr> assumptions)
    {
        var (first, second) = (Of(left), Of(right));
        return Needed(first.Except(second).Concat(second.Except(first)), [.. assumptions, .. first.Intersect(second)]);
    }

    /// <summary>
    /// What an expression and its derivatives as the sweep leaves them require, and what was made of these does not, unless it follows from what is known. What the
    /// derivatives alone require is no loss: the sweep divides by a norm where the expression has a derivative.
    /// </summary>
    public static IReadOnlyList<Expr> Lost(Expr source, ReadOnlySpan<Expr> raw, ReadOnlySpan<Expr> made, IReadOnlyList<Expr> known)
    {
        var (required, kept) = (Written([source]), Written(made));
        required.IntersectWith(Written(raw));
        return required.IsSubsetOf(kept) ? [] : Needed(Simplified(required).Except(Simplified(kept)), [.. known, .. kept]);
    }

    /// <summary>The requirements of all operators of an expression, simplified.</summary>
    public static HashSet<Expr> Of(Expr root) => Simplified(Written([root]));

    /// <summary>The conditions that do not follow from the others and from what is known. Only what speaks of its own variables can prove a condition.</summary>
    private static IReadOnlyList<Expr> Needed(IEnumerable<Expr> conditions, List<Expr> known)
    {
        var open = conditions.Except(known).OrderDescending(StructuralOrder.Instance).ToList();
        var about =
            known.Concat(open).SelectMany(condition => condition.FreeVariables(), KeyValuePair.Create).ToLookup(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
        var implied = new HashSet<Expr>();
        foreach (var condition in open)
            if (new FactTable([.. condition.FreeVariables().SelectMany(name => about[name]).Where(other => other != condition && !implied.Contains(other))]).Proves(condition))
                implied.Add(condition);
        return [.. open.Except(implied).Order(StructuralOrder.Instance)];
    }

    /// <summary>The conditions in the form that people read; one that never holds stays as it is written, so that a reader sees why.</summary>
    private static HashSet<Expr> Simplified(HashSet<Expr> conditions)
    {
        Expr[] written = [.. conditions];
        return [.. Pipelines.People(written).Roots.Zip(written,
            (simple, condition) => simple.Literal is { IsZero: true } ? condition : simple).Where(condition => condition.Literal is null or { IsZero: true })];
    }

    private static HashSet<Expr> Written(ReadOnlySpan<Expr> roots)
    {
        var conditions = new HashSet<Expr>();
        foreach (var (node, need) in Needs(roots))
            if (node.Op.Requires(node) is { } required)
                foreach (var part in Parts(required)) Add(part, need, conditions);
        return conditions;
    }

    /// <summary>Takes up a condition under a need; nothing, if the need implies it.</summary>
    private static void Add(Expr condition, Expr need, HashSet<Expr> conditions)
    {
        if (need == Always) conditions.Add(condition);
        else if (!new FactTable(need).Proves(condition)) conditions.Add(Logic.Or[Logic.Not[need], condition]);
    }

    /// <summary>The condition under which each node is needed.</summary>
    private static Dictionary<Expr, Expr> Needs(ReadOnlySpan<Expr> roots)
    {
        var needs = new Dictionary<Expr, Expr>();
        foreach (var root in roots) needs[root] = Always;
        foreach (var node in Enumerable.Reverse(Traversal.PostOrder(roots)))
            for (var i = 0; i < node.Args.Length; i++)
            {
                var need = Carried(node, i, node.Op.NeedOf(node, i) is not { } own ? needs[node] : needs[node] == Always ? own : Logic.And[needs[node], own]);
                needs[node.Args[i]] = !needs.TryGetValue(node.Args[i], out var other) || other == need ? need
                    : other == Always || need == Always ? Always : Logic.Or[other, need];
            }
        return needs;
    }

    /// <summary>A need with axes holds entry by entry: it reaches an argument of the same shape of an entrywise operator, and any other argument is needed always.</summary>
    private static Expr Carried(Expr node, int input, Expr need) =>
        need.Shape.Rank == 0 || (node.Op.IsEntrywise && need.Shape.Equals(node.Args[input].Shape)) ? need : Always;

    /// <summary>Whether a condition leaves out single points only.</summary>
    public static bool LeavesOutPoints(Expr condition) => condition.Op == Logic.NotEqual;

    /// <summary>A product is not 0 if no factor is.</summary>
    private static IEnumerable<Expr> Parts(Expr condition)
    {
        if (condition.Op != Logic.NotEqual || condition.Args[1].Literal is not { IsZero: true } || condition.Args[0].Literal is not null) return [condition];
        var factors = FactorRules.Flatten(condition.Args[0]);
        return factors.Where(factor => factor.Base.Literal is null).Select(factor => Logic.NotEqual[factor.Base, 0]);
    }
}
