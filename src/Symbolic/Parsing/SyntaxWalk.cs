namespace SymDiff.Parsing;

/// <summary>Walks over syntax that do not use the thread's stack.</summary>
internal static class SyntaxWalk
{
    /// <summary>All nodes, children before their parent and from left to right.</summary>
    public static List<Syntax> PostOrder(Syntax root)
    {
        var result = new List<Syntax>();
        var pending = new Stack<Syntax>([root]);
        while (pending.TryPop(out var next))
        {
            result.Add(next);
            foreach (var child in next.Children)
                pending.Push(child);
        }
        result.Reverse();
        return result;
    }

    /// <summary>Whether there is such a node.</summary>
    public static bool Exists(Syntax root, Predicate<Syntax> isMeant)
    {
        var pending = new Stack<Syntax>([root]);
        while (pending.TryPop(out var next))
        {
            if (isMeant(next))
                return true;
            foreach (var child in next.Children)
                pending.Push(child);
        }
        return false;
    }

    /// <summary>The value of a node, made of its children's values.</summary>
    public static T Fold<T>(Syntax root, Func<Syntax, T[], T> combine)
    {
        var values = new Stack<T>();
        foreach (var node in PostOrder(root))
        {
            var children = new T[node.Children.Length];
            for (var i = children.Length - 1; i >= 0; i--)
                children[i] = values.Pop();
            values.Push(combine(node, children));
        }
        return values.Pop();
    }
}
