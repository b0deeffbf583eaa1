using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>
/// What a written form costs to read and to compute: operations of its sums, products and powers, shared ones once, and each
/// distinct function once. A sign inside a sum is free.
/// </summary>
internal static class OperationCount
{
    private const int LargestForm = 200;
    private const int LargestCopied = 16;
    private static readonly NodeSet None = [];

    /// <summary>Whether a shared product or sum has so many operations that it stays one node instead of being read through.</summary>
    public static bool IsLarge(Expr value) => value.Size > LargestCopied && Of(value, None, LargestCopied) is null;

    /// <summary>The count, or null for a form that is too large to weigh.</summary>
    /// <param name="value">The form.</param>
    /// <param name="walls">Nodes that are computed anyway and count as one operation.</param>
    /// <param name="limit">The largest count of interest.</param>
    public static int? Of(Expr value, NodeSet walls, int limit = LargestForm)
    {
        var seen = new NodeSet { value };
        var stack = new Stack<(Expr Node, bool InSum)>();
        stack.Push((value, false));
        var count = 0;
        while (stack.TryPop(out var top))
        {
            count += walls.Contains(top.Node) ? 1 : Weight(top.Node, top.InSum);
            if (count > limit || seen.Count > LargestForm) return null;
            if (!top.Node.Op.IsAlgebraic(top.Node) || walls.Contains(top.Node)) continue;
            foreach (var arg in top.Node.Args)
                if (seen.Add(arg)) stack.Push((arg, top.Node.Op.IsSum));
        }
        return count;
    }

    /// <summary>How many transposes are written in a form, shared ones once; not those inside of functions and walls.</summary>
    public static int Transposes(Expr value, NodeSet walls) =>
        Traversal.PostOrder(value, node => node.Op.IsAlgebraic(node) && !walls.Contains(node) ? node.ArgList : []).Count(node => Contraction.TransposeOf(node) is not null);

    private static int Weight(Expr node, bool inSum) => node.Args.Length switch
    {
        0 => 0,
        1 => (inSum && node.Op.Notation.IsPrefix) || (node.Shape.Rank > 0 && node.Op.IsAlgebraic(node)) ? 0 : 1,
        _ => node.Op.IsAlgebraic(node) ? node.Args.Length - 1 : 1,
    };
}
