using System.Collections.Immutable;
using SymDiff.Differentiation;
using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>
/// Two chains of products side by side, one from its result down, the other from its first operand up. As long as both multiply by the same, what the one multiplied
/// its operand by is what the other has made: <c>((G @ C) @ B) @ A</c> is <c>G @ (C @ (B @ A))</c>. All indices have the names that the first chain gives them.
/// </summary>
internal sealed class MirrorWalk
{
    private readonly ProductSteps steps;
    private readonly Expr node;
    private readonly List<Dimension> dimensions;
    private readonly HashSet<int> met = [];
    private readonly List<Dimension[]> sums = [];
    private IndexedFactor rest, made;
    private Dictionary<int, int> names = [];
    private bool isMasked;

    /// <param name="steps">All products.</param>
    /// <param name="node">The result of the first chain.</param>
    /// <param name="first">The first step of the second chain.</param>
    public MirrorWalk(ProductSteps steps, Expr node, Expr first)
    {
        (this.steps, this.node, dimensions) = (steps, node, [.. node.Shape.Axes]);
        rest = new(node, Number.One, Contraction.First(node.Shape.Rank));
        made = new(first, Number.One, []);
    }

    /// <summary>The node as what is left of its own chain times what the second one has made, at the last step where that is a gain; null if there is none.</summary>
    /// <param name="end">The operand that the second chain begins with.</param>
    /// <param name="isTotal">Whether a node is finite wherever its variables are: only then a mask may be applied to one factor instead of the other.</param>
    public IndexedTerm? Longest(IndexedFactor end, Predicate<Expr> isTotal)
    {
        IndexedTerm? longest = null;
        var step = steps.Of(made.Base)!;
        if (!Meet([end])) return null;
        for (var links = step.Term.Factors.Remove(end); Meet(links) && step.Term.Output.All(names.ContainsKey);)
        {
            made = made with { Indices = [.. step.Term.Output.Select(index => names[index])] };
            isMasked |= step.Mask is not null;
            if (IsGain() && (!isMasked || (isTotal(rest.Base) && isTotal(made.Base)))) longest = Product();
            if (IsMiddle() || steps.UserOf(made.Base) is not { } user || user == node) break;
            step = steps.Of(user)!;
            var main = step.Term.Factors.First(factor => factor.Base == made.Base);
            if (!main.Exponent.IsOne || main.Indices.Distinct().Count() < main.Indices.Length) break;
            names = main.Indices.Zip(made.Indices).ToDictionary(pair => pair.First, pair => pair.Second);
            (made, links) = (made with { Base = user }, step.Term.Factors.Remove(main));
        }
        return longest;
    }

    /// <summary>Whether the next step of the first chain multiplies what is left by the same factors.</summary>
    private bool Meet(ImmutableArray<IndexedFactor> links)
    {
        if ((rest.Base != node && !steps.IsOpen(rest.Base)) || steps.Of(rest.Base) is not { } step) return false;
        var own = Named(step.Term);
        if (own.Length != links.Length + 1) return false;
        foreach (var link in links)
        {
            if (own.FirstOrDefault(factor => factor.Base == link.Base && factor.Exponent.Equals(link.Exponent) && Fits(link.Indices, factor.Indices)) is not { } same) return false;
            foreach (var (index, name) in link.Indices.Zip(same.Indices)) names[index] = name;
            met.UnionWith(same.Indices);
            own = own.Remove(same);
        }
        isMasked |= step.Mask is not null;
        rest = own[0];
        return rest.Exponent.IsOne && rest.Base != step.Mask;
    }

    private ImmutableArray<IndexedFactor> Named(IndexedTerm term)
    {
        var known = term.Output.Zip(rest.Indices).ToDictionary(pair => pair.First, pair => pair.Second);
        foreach (var index in term.Summed.ToList())
        {
            known[index] = dimensions.Count;
            dimensions.Add(term.Dimensions[index]);
        }
        if (known.Count > term.Output.Length) sums.Add([.. known.Keys.Select(index => term.Dimensions[index])]);
        return [.. term.Factors.Select(factor => factor with { Indices = [.. factor.Indices.Select(index => known[index])] })];
    }

    /// <summary>Whether indices of the second chain can have these names: each one, and each name one index.</summary>
    private bool Fits(ImmutableArray<int> indices, ImmutableArray<int> others)
    {
        var pairs = indices.Zip(others).Distinct().ToList();
        return pairs.DistinctBy(pair => pair.First).Count() == pairs.Count && pairs.DistinctBy(pair => pair.Second).Count() == pairs.Count
            && pairs.TrueForAll(pair => names.TryGetValue(pair.First, out var name) ? name == pair.Second : !met.Contains(pair.Second));
    }

    /// <summary>
    /// Whether several sums become one that for all sizes has no more products than one of them. What the second chain has summed already does not occur elsewhere.
    /// </summary>
    private bool IsGain()
    {
        int[] kept = [.. rest.Indices.Union(made.Indices)];
        if (sums.Count < 2 || kept.Concat(Contraction.First(node.Shape.Rank)).Except(made.Indices).Any(met.Contains)) return false;
        var shape = Shape.Of([.. kept.Select(index => dimensions[index])]);
        return sums.Exists(sum => Shape.Of(sum) is var own && (Entries(own) == Entries(shape) || Jacobians.IsLarger(own, shape)));
    }

    private static Dimension Entries(Shape shape) => shape.Axes.ToArray().Aggregate((Dimension)1, (count, axis) => count * axis);

    /// <summary>What is left times what was made. Where that is a matrix times itself, with or without a diagonal between them, it is written so: half of it is computed.</summary>
    private IndexedTerm Product()
    {
        var product = new IndexedTerm(Number.One, [rest, made], Contraction.First(node.Shape.Rank), dimensions);
        if (rest.Base == made.Base || !IsMiddle() || !steps.IsOpen(rest.Base)) return product;
        var step = steps.Of(rest.Base)!;
        var opened = product with { Factors = [.. Named(step.Term), made] };
        return !FactorGroups.IsSquare(opened) ? product : step.Mask is null ? opened : product with { Factors = [rest, made with { Base = rest.Base }] };
    }

    /// <summary>Whether the second chain is the beginning of the first, and both have met.</summary>
    private bool IsMiddle() => rest.Base == made.Base || steps.Of(rest.Base)?.Term.Factors.Any(factor => factor.Base == made.Base) == true;
}
