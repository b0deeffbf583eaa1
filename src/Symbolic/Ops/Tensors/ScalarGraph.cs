namespace SymDiff.Ops;

/// <summary>Graphs of numbers alone: nothing in them has axes, or is the length of one.</summary>
internal static class ScalarGraph
{
    /// <summary>Whether graphs are such.</summary>
    public static bool Is(params ReadOnlySpan<Expr> roots) => Traversal.PostOrder(roots).TrueForAll(node => node.Shape.Rank == 0 && node.Op is not SizeOp);
}
