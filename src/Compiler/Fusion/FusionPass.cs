namespace SymDiff.Compiling;

/// <summary>
/// Divides the nodes of a program into groups that are computed in one loop each. In program order, a node joins the groups of what it reads wherever the loops fit and
/// no group would have to wait for itself. Nothing is computed twice: a value that another group reads is stored once; but views, and multiples of what is in memory, are read
/// through, not stored.
/// </summary>
internal sealed class FusionPass
{
    private readonly Dictionary<Expr, int> groupOf = [];
    private readonly List<FusedGroup?> groups = [];
    private readonly List<IReadOnlyList<Expr>> reads = [];
    private readonly List<int> forwarded = [];
    private readonly Dictionary<Expr, int> readerOf = [];

    /// <summary>The groups of a program in an order in which they can run; what is no part is alone.</summary>
    /// <param name="order">The nodes that are needed, operands first, without inputs.</param>
    /// <param name="parts">The nodes that are parts.</param>
    /// <param name="codes">The code of the others.</param>
    public static IReadOnlyList<(Expr Node, FusedGroup? Group)> Apply(IReadOnlyList<Expr> order, IReadOnlyDictionary<Expr, Part> parts, IReadOnlyDictionary<Expr, TensorCode> codes)
    {
        var pass = new FusionPass();
        foreach (var (place, node) in order.Index())
        {
            if (parts.TryGetValue(node, out var part)) pass.AddPart(node, part, place);
            else pass.Add(node, null, codes[node].Reads);
        }
        return pass.InOrder(order);
    }

    /// <summary>A part joins what it reads, and then who reads the same entries.</summary>
    private void AddPart(Expr node, Part part, int place)
    {
        Add(node, FusedGroup.Of(place, part), [.. part.Sources]);
        foreach (var entries in part.Readings.Where(reading => reading.IsInOrder(part.Space.Length)))
        {
            if (readerOf.TryGetValue(entries.Node, out var other)) TryMerge(Find(other), Find(groupOf[node]));
            readerOf[entries.Node] = groupOf[node];
        }
    }

    private void Add(Expr node, FusedGroup? group, IReadOnlyList<Expr> read)
    {
        var number = groups.Count;
        groupOf[node] = number;
        groups.Add(group);
        reads.Add(read);
        forwarded.Add(number);
        if (group is null) return;
        foreach (var producer in read)
            if (groupOf.TryGetValue(producer, out var other)) TryMerge(Find(other), Find(number));
    }

    private void TryMerge(int group, int other)
    {
        if (group == other || groups[group] is not { } a || groups[other] is not { } b || a.With(b) is not { } merged || WaitsForItself(group, other)) return;
        forwarded[other] = group;
        groups[group] = merged;
        reads[group] = [.. reads[group].Concat(reads[other])];
    }

    /// <summary>Whether one of two groups reads a third one that reads one of the two.</summary>
    private bool WaitsForItself(int group, int other)
    {
        var open = new Stack<int>(Behind(group).Concat(Behind(other)).Where(next => next != group && next != other));
        var seen = new HashSet<int>(open);
        while (open.TryPop(out var next))
            foreach (var behind in Behind(next))
            {
                if (behind == group || behind == other) return true;
                if (seen.Add(behind)) open.Push(behind);
            }
        return false;
    }

    private IEnumerable<int> Behind(int group) =>
        reads[group].Where(groupOf.ContainsKey).Select(node => Find(groupOf[node])).Where(behind => behind != group);

    private int Find(int group)
    {
        while (forwarded[group] != group) group = forwarded[group];
        return group;
    }

    private List<(Expr Node, FusedGroup? Group)> InOrder(IReadOnlyList<Expr> order)
    {
        var (result, opened, done) = (new List<(Expr Node, FusedGroup? Group)>(), new HashSet<int>(), new HashSet<int>());
        var stack = new Stack<(int Group, Expr Node)>();
        foreach (var root in order)
        {
            stack.Push((Find(groupOf[root]), root));
            while (stack.TryPeek(out var top))
            {
                if (opened.Add(top.Group))
                    foreach (var node in reads[top.Group].Reverse())
                        if (groupOf.TryGetValue(node, out var behind) && !done.Contains(Find(behind)) && Find(behind) != top.Group) stack.Push((Find(behind), node));
                if (stack.Peek() != top) continue;
                stack.Pop();
                if (done.Add(top.Group)) result.Add((top.Node, groups[top.Group]));
            }
        }
        return result;
    }
}
