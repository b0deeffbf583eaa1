namespace SymDiff.Simplification;

/// <summary>Finds sums that a model names inside of longer ones, where simplification took them apart: <c>Z @ W' + b - Y</c> is <c>yhat - Y</c>.</summary>
internal static class NamedSums
{
    /// <summary>The graphs with the named sums put together again.</summary>
    /// <param name="roots">Simplified graphs.</param>
    /// <param name="named">The nodes that have names.</param>
    public static Expr[] Restore(ReadOnlySpan<Expr> roots, IEnumerable<Expr> named)
    {
        Expr[] sums = [.. named.Where(node => node.Op.IsSum).OrderByDescending(node => node.Args.Length)];
        return sums.Length == 0 ? roots.ToArray() : Traversal.Images(roots, Traversal.Map(roots, node => node.Op.IsSum ? Grouped(node, sums) : node));
    }

    private static Expr Grouped(Expr sum, Expr[] named)
    {
        foreach (var name in named)
            if (name.Args.Length < sum.Args.Length && name.Shape.Equals(sum.Shape) && (Without(sum, name, name) ?? Without(sum, Signs.Negate(name), -name)) is { } grouped)
                sum = grouped;
        return sum;
    }

    /// <summary>The sum with the terms of a part replaced by one; null if it lacks one of them.</summary>
    private static Expr? Without(Expr sum, Expr part, Expr replacement)
    {
        var terms = sum.ArgList.ToList();
        var place = terms.Count;
        foreach (var term in part.ArgArray())
        {
            var at = terms.IndexOf(term);
            if (at < 0) return null;
            terms.RemoveAt(at);
            place = Math.Min(place, at);
        }
        terms.Insert(place, replacement);
        return Expr.Sum([.. terms]);
    }
}
