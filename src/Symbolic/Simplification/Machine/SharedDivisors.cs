using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>Several quotients by one divisor become products with its reciprocal: one division, which takes as long as four multiplications, and at most one ulp more.</summary>
internal static class SharedDivisors
{
    /// <summary>The graph with quotients that a sweep made changed in this way.</summary>
    /// <param name="roots">The roots.</param>
    /// <param name="written">Nodes of what the user wrote, which keep their rounding.</param>
    public static Expr[] Apply(Expr[] roots, NodeSet written)
    {
        var order = Traversal.PostOrder(roots);
        var shared = Shared(order, written);
        if (shared.Count == 0) return roots;
        var images = new NodeMap<Expr>(order.Count);
        foreach (var node in order)
        {
            var image = written.Contains(node) ? node : Traversal.WithMappedArgs(node, images);
            images[node] = IsOpen(node, written) && shared.Contains(node.Args[1]) ? image.Args[0] * (1 / image.Args[1]) : image;
        }
        return Traversal.Images(roots, images);
    }

    /// <summary>Divisors of several quotients, or of one whose reciprocal the user wrote.</summary>
    private static NodeSet Shared(List<Expr> order, NodeSet written)
    {
        var (met, shared) = (new NodeSet(), new NodeSet());
        foreach (var node in order)
            if (IsOpen(node, written) ? !met.Add(node.Args[1]) : IsReciprocal(node)) shared.Add(node.Args[1]);
        return shared;
    }

    private static bool IsOpen(Expr node, NodeSet written) => node.Op == Arithmetic.Divide && node.Args[1].Literal is null && node.Shape.Rank == 0 && !written.Contains(node);

    private static bool IsReciprocal(Expr node) => node.Op == Arithmetic.Divide && node.Args[0].Literal is { IsOne: true };
}
