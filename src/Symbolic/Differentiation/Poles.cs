namespace SymDiff.Differentiation;

/// <summary>Which values may be infinite or NaN somewhere. A branch counts only where it is taken, and a condition is 0 or 1.</summary>
internal sealed class Poles
{
    private readonly FactTable facts = new();
    private readonly NodeMap<bool> known = [];

    /// <summary>Whether the value has a pole, or is undefined, at some point.</summary>
    public bool In(Expr value)
    {
        var pending = new Stack<Expr>([value]);
        while (pending.TryPeek(out var node))
        {
            var count = pending.Count;
            if (!known.ContainsKey(node))
                for (var i = 0; i < node.Args.Length; i++) if (Counts(node, i) && !known.ContainsKey(node.Args[i])) pending.Push(node.Args[i]);
            if (pending.Count > count) continue;
            pending.Pop();
            if (!known.ContainsKey(node)) known[node] = Find(node);
        }
        return known[value];
    }

    private bool Find(Expr node)
    {
        for (var i = 0; i < node.Args.Length; i++) if (Counts(node, i) && known[node.Args[i]]) return true;
        return node.Op.Requires(node) is { } condition && !facts.Proves(condition);
    }

    private static bool Counts(Expr node, int input) => !node.Op.IsLogical && node.Op.NeedOf(node, input) is null;
}
