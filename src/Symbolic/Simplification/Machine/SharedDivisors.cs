using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>Several quotients by one divisor become products with its reciprocal: one division, which takes as long as four multiplications, and at most one ulp more.</summary>
internal static class SharedDivisors
{
    /// <summary>The graph with quotients that a sweep made changed in this way.</summary>
    /// <param name="roots">The roots.</param>
    /// <param name="written">Nodes of what the user wrote, which keep their rounding.</param>
    public static Expr[] Apply(ReadOnlySpan<Expr> roots, NodeSet written)
    {
        var order = Traversal.PostOrder(roots);
        var quotients = new NodeMap<int>();
        foreach (var node in order)
            if (IsOpen(node)) quotients.Reference(node.Args[1], out _)++;
        var images = new NodeMap<Expr>();
        foreach (var node in order)
        {
            var image = written.Contains(node) ? node : Traversal.WithMappedArgs(node, images);
            images[node] = IsOpen(node) && (quotients[node.Args[1]] > 1 || written.Contains(1 / node.Args[1])) ? image.Args[0] * (1 / image.Args[1]) : image;
        }
        return Traversal.Images(roots, images);

        bool IsOpen(Expr node) => node.Op == Arithmetic.Divide && node.Args[1].Literal is null && node.Shape.Rank == 0 && !written.Contains(node);
    }
}
