namespace SymDiff.Simplification;

/// <summary>
/// Finds what was written in simplified graphs, where simplification gave it another form: a drawing of both then shares <c>w1*2</c> though the gradient says <c>2*w1</c>.
/// </summary>
internal static class WrittenForms
{
    /// <summary>The graphs with the nodes of another in the place of their simplified forms.</summary>
    /// <param name="roots">Simplified graphs.</param>
    /// <param name="written">The other graph, as it was written.</param>
    /// <param name="options">What was assumed when the roots were simplified, and rules left out.</param>
    public static Expr[] Restore(ReadOnlySpan<Expr> roots, Expr written, SimplifyOptions options)
    {
        Expr[] nodes = [.. Traversal.PostOrder(written).Where(node => !node.Args.IsEmpty)];
        var origins = new Dictionary<Expr, Expr>();
        foreach (var (form, node) in Pipelines.People(nodes, options: options).Roots.Zip(nodes))
            if (!form.Args.IsEmpty && form.Shape.Equals(node.Shape)) origins.TryAdd(form, node);
        return Array.ConvertAll(roots.ToArray(), root => Restored(root, origins));
    }

    private static Expr Restored(Expr root, Dictionary<Expr, Expr> origins)
    {
        var images = new NodeMap<Expr>();
        foreach (var node in Traversal.PostOrder(root, node => origins.ContainsKey(node) ? [] : node.ArgList))
            images[node] = origins.TryGetValue(node, out var origin) ? origin : node.Args.IsEmpty ? node : Traversal.WithMappedArgs(node, images);
        return images[root];
    }
}
