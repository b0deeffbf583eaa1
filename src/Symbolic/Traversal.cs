namespace SymDiff;

/// <summary>Walks over graphs with a stack of their own: a chain of a million nodes is ordinary input.</summary>
internal static class Traversal
{
    /// <summary>Every node that the roots reach, once, arguments before the nodes that use them.</summary>
    public static List<Expr> PostOrder(params ReadOnlySpan<Expr> roots)
    {
        Abandonment.Check();
        var (count, depth) = Guess(roots);
        var order = new List<Expr>(count);
        var entered = new NodeSet(count);
        var stack = new Stack<(Expr Node, int Next)>(depth);
        foreach (var root in roots)
        {
            if (!entered.Add(root)) continue;
            stack.Push((root, 0));
            while (stack.TryPop(out var top))
            {
                var next = top.Next;
                while (next < top.Node.Args.Length && !entered.Add(top.Node.Args[next])) next++;
                if (next == top.Node.Args.Length)
                {
                    order.Add(top.Node);
                    continue;
                }
                stack.Push((top.Node, next + 1));
                stack.Push((top.Node.Args[next], 0));
            }
        }
        return order;
    }

    /// <summary>
    /// About how many nodes there are, and the longest path: below a root not fewer than on its longest path or right below it, and no more than in its tree; some of its own for
    /// every root, which share the others.
    /// </summary>
    private static (int Count, int Depth) Guess(ReadOnlySpan<Expr> roots)
    {
        const int ownNodes = 8;
        var (most, own, depth) = (0L, 0L, 0);
        foreach (var root in roots)
        {
            var count = Math.Min(root.Size, 2L * Math.Max(root.Depth, root.Args.Length));
            (most, own, depth) = (Math.Max(most, count), own + Math.Min(count, ownNodes), Math.Max(depth, root.Depth));
        }
        return ((int)Math.Min(most + own, int.MaxValue / 4), depth);
    }

    /// <summary>How many nodes at the beginning of a post-order its first roots reach.</summary>
    public static int CountReached(List<Expr> postOrder, ReadOnlySpan<Expr> firstRoots)
    {
        if (firstRoots.Length == 0) return 0;
        var roots = new NodeSet(firstRoots.Length);
        foreach (var root in firstRoots) roots.Add(root);
        return postOrder.FindLastIndex(roots.Contains) + 1;
    }

    /// <summary>The same along chosen operands instead of all arguments.</summary>
    public static List<Expr> PostOrder(Expr root, Func<Expr, IReadOnlyList<Expr>> operands)
    {
        var order = new List<Expr>();
        var entered = new HashSet<Expr> { root };
        var stack = new Stack<(Expr Node, IEnumerator<Expr> Next)>();
        stack.Push((root, operands(root).GetEnumerator()));
        while (stack.TryPeek(out var top))
        {
            if (!top.Next.MoveNext()) order.Add(stack.Pop().Node);
            else if (entered.Add(top.Next.Current)) stack.Push((top.Next.Current, operands(top.Next.Current).GetEnumerator()));
        }
        return order;
    }

    /// <summary>Rebuilds the graph bottom-up: each node gets its changed arguments, then the rewrite.</summary>
    /// <returns>The new node of every old one.</returns>
    public static NodeMap<Expr> Map(ReadOnlySpan<Expr> roots, Func<Expr, Expr> rewrite)
    {
        var order = PostOrder(roots);
        var map = new NodeMap<Expr>(order.Count);
        foreach (var node in order) map[node] = rewrite(WithMappedArgs(node, map));
        return map;
    }

    /// <summary>The images of the roots, in order.</summary>
    public static Expr[] Images(ReadOnlySpan<Expr> roots, NodeMap<Expr> map)
    {
        var images = new Expr[roots.Length];
        for (var i = 0; i < images.Length; i++) images[i] = map[roots[i]];
        return images;
    }

    /// <summary>The node with each argument replaced by its image.</summary>
    public static Expr WithMappedArgs(Expr node, NodeMap<Expr> map)
    {
        var i = 0;
        while (i < node.Args.Length && map[node.Args[i]] == node.Args[i]) i++;
        if (i == node.Args.Length) return node;
        var args = node.ArgArray();
        for (; i < args.Length; i++) args[i] = map[args[i]];
        return node.Op.Apply(args);
    }

    /// <summary>How often each node is used as an argument in the graph, the roots counting once more.</summary>
    public static NodeMap<int> UseCounts(IReadOnlyList<Expr> postOrder, ReadOnlySpan<Expr> roots)
    {
        var uses = new NodeMap<int>(postOrder.Count);
        foreach (var node in postOrder) uses[node] = 0;
        foreach (var node in postOrder)
            foreach (var arg in node.Args) uses.Reference(arg, out _)++;
        foreach (var root in roots) uses.Reference(root, out _)++;
        return uses;
    }
}
