namespace SymDiff.Compiling;

/// <summary>
/// A conjunction of conditions on earlier steps. Guards form a trie: conditions ascend from <see cref="Always"/> outwards, and
/// equal conjunctions are one object.
/// </summary>
internal sealed class Guard(Guard? parent, int literal)
{
    /// <summary>No condition at all.</summary>
    public static Guard Always { get; } = new(null, -1);

    /// <summary>The conjunction without its last condition; null for the empty one.</summary>
    public Guard? Parent => parent;

    /// <summary>The step that is tested last.</summary>
    public int Condition => literal >> 1;

    /// <summary>Whether that step must be true, or false.</summary>
    public bool Holds => (literal & 1) == 1;

    /// <summary>Condition and truth in one number, the sort key.</summary>
    public int Literal => literal;

    /// <summary>Number of conditions.</summary>
    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;
}

/// <summary>The guards of one schedule.</summary>
/// <param name="maxDepth">Conditions nested deeper than this are not tracked; what depends on them only is computed with the outer ones.</param>
internal sealed class GuardTable(int maxDepth)
{
    public int MaxDepth => maxDepth;

    private readonly Dictionary<(Guard Parent, int Literal), Guard> children = [];

    /// <summary>The guard with one more condition.</summary>
    public Guard With(Guard guard, int condition, bool holds)
    {
        if (guard.Depth >= maxDepth) return guard;
        var literal = (condition << 1) | (holds ? 1 : 0);
        var above = new Stack<int>();
        for (; guard.Literal > literal; guard = guard.Parent!) above.Push(guard.Literal);
        if (guard.Literal != literal) above.Push(literal);
        return Extend(guard, above);
    }

    /// <summary>The conditions of both.</summary>
    public Guard Intersect(Guard a, Guard b)
    {
        var common = new Stack<int>();
        while (a != b)
        {
            if (a.Literal == b.Literal) common.Push(a.Literal);
            var (stepA, stepB) = (a.Literal >= b.Literal, b.Literal >= a.Literal);
            if (stepA) a = a.Parent!;
            if (stepB) b = b.Parent!;
        }
        return Extend(a, common);
    }

    /// <summary>The conditions of either.</summary>
    public Guard Union(Guard a, Guard b)
    {
        var all = new Stack<int>();
        while (a != b)
        {
            all.Push(Math.Max(a.Literal, b.Literal));
            var (stepA, stepB) = (a.Literal >= b.Literal, b.Literal >= a.Literal);
            if (stepA) a = a.Parent!;
            if (stepB) b = b.Parent!;
        }
        return Extend(a, all);
    }

    private Guard Extend(Guard guard, Stack<int> literals)
    {
        while (literals.TryPop(out var literal))
        {
            if (!children.TryGetValue((guard, literal), out var child)) children[(guard, literal)] = child = new(guard, literal);
            guard = child;
        }
        return guard;
    }
}
