namespace SymDiff.Simplification;

/// <summary>
/// Products that a graph contains twice, once as the transpose: a sweep forward multiplies by the layers of a network, the sweep back by their transposes, and
/// <c>P' @ (C @ P)</c> takes one product where <c>W1' @ (D1 @ (W2' @ ... (C @ P)))</c> takes one for each layer.
/// </summary>
internal sealed class MirroredProducts
{
    /// <summary>Chains that begin with one operand; the last ones are kept.</summary>
    private const int MostChains = 4;

    private readonly NodeMap<Expr> images = [];
    private readonly Dictionary<Expr, List<(Expr First, IndexedFactor End)>> chains = [];
    private readonly TotalNodes total = new();
    private readonly ProductSteps steps;

    private MirroredProducts(NodeMap<int> uses) => steps = new(uses);

    /// <summary>The graph with each such product made once.</summary>
    public static Expr[] Apply(params ReadOnlySpan<Expr> roots)
    {
        var order = Traversal.PostOrder(roots);
        var pass = new MirroredProducts(Traversal.UseCounts(order, roots));
        foreach (var node in order) pass.Take(node);
        return Traversal.Images(roots, pass.images);
    }

    private void Take(Expr node)
    {
        steps.Take(node);
        images[node] = Mirrored(node) is { } term
            ? (term with { Factors = [.. term.Factors.Select(factor => factor with { Base = images[factor.Base] })] }).ToExpr()
            : Traversal.WithMappedArgs(node, images);
        if (steps.Of(node) is not { } step || step.Term.Factors.Any(factor => steps.IsOpen(factor.Base))) return;
        foreach (var factor in step.Term.Factors)
        {
            if (!chains.TryGetValue(factor.Base, out var begun)) chains[factor.Base] = begun = [];
            begun.Add((node, factor));
            if (begun.Count > MostChains) begun.RemoveAt(0);
        }
    }

    private IndexedTerm? Mirrored(Expr node) => steps.Of(node)?.Term.Factors
        .SelectMany(factor => chains.GetValueOrDefault(factor.Base, [])).Select(chain => new MirrorWalk(steps, node, chain.First).Longest(chain.End, total.Contains))
        .FirstOrDefault(term => term is not null);
}
