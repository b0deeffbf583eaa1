namespace SymDiff.Simplification;

/// <summary>Nodes whose value is a number for all finite values of the variables, unless it overflows.</summary>
internal sealed class TotalNodes
{
    private readonly NodeMap<bool> known = [];

    public bool Contains(Expr node)
    {
        var stack = new Stack<Expr>([node]);
        while (stack.TryPeek(out var top))
        {
            var open = known.ContainsKey(top) ? [] : top.ArgList.Where(arg => !known.ContainsKey(arg)).ToList();
            if (open.Count == 0) known[stack.Pop()] = top.Op.IsFinite && top.Op.Requires(top) is null && top.ArgList.All(arg => known[arg]);
            else open.ForEach(stack.Push);
        }
        return known[node];
    }
}
