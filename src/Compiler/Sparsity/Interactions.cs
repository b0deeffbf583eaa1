using System.Collections.Immutable;

namespace SymDiff.Compiling;

/// <summary>
/// Pairs of variables that meet in a nonlinear step. The second derivative of a graph is a sum over its nodes of second derivatives of single operators
/// times first derivatives of their arguments; so a pair has an entry only if some node has arguments that interact and depend on one of the pair each.
/// </summary>
internal sealed class Interactions
{
    private readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);
    private readonly Dictionary<Expr, ImmutableSortedSet<int>> dependencies = [];
    private readonly ImmutableSortedSet<int>.Builder[] rows;
    private readonly Curvature curvature = new();

    public Interactions(ReadOnlySpan<string> variables)
    {
        for (var i = 0; i < variables.Length; i++)
            if (!positions.TryAdd(variables[i], i)) throw CompileErrors.RepeatedArgument(variables[i]);
        rows = [.. Enumerable.Range(0, variables.Length).Select(_ => ImmutableSortedSet.CreateBuilder<int>())];
    }

    public ImmutableArray<ImmutableSortedSet<int>> Find(Expr root)
    {
        var active = new HashSet<Expr>();
        Visit(root, node => active.Add(node) && !node.Args.IsEmpty);
        foreach (var node in Traversal.PostOrder(root))
        {
            if (node.Args.IsEmpty || !active.Contains(node)) continue;
            foreach (var (first, second) in curvature.Of(node)) Connect(DependenciesOf(node.Args[first]), DependenciesOf(node.Args[second]));
        }
        return [.. rows.Select(row => row.ToImmutable())];
    }

    private void Connect(ImmutableSortedSet<int> some, ImmutableSortedSet<int> others)
    {
        foreach (var row in some) rows[row].UnionWith(others);
        foreach (var row in others) rows[row].UnionWith(some);
    }

    /// <summary>The variables that an argument's first derivative does not vanish for; kept for arguments that interact, which bounds the memory.</summary>
    private ImmutableSortedSet<int> DependenciesOf(Expr argument)
    {
        if (dependencies.TryGetValue(argument, out var known)) return known;
        var found = ImmutableSortedSet.CreateBuilder<int>();
        Visit(argument, node =>
        {
            if (dependencies.TryGetValue(node, out var part)) found.UnionWith(part);
            else if (node.VariableName is { } name && positions.TryGetValue(name, out var position)) found.Add(position);
            else return true;
            return false;
        });
        return dependencies[argument] = found.ToImmutable();
    }

    /// <summary>Visits what a gradient flows to, each node once; the visitor says whether to go on to a node's arguments.</summary>
    private static void Visit(Expr root, Func<Expr, bool> visitor)
    {
        var seen = new HashSet<Expr> { root };
        var open = new Stack<Expr>([root]);
        while (open.TryPop(out var node))
        {
            if (!visitor(node)) continue;
            foreach (var input in Curvature.SlopesOf(node))
                if (seen.Add(node.Args[input])) open.Push(node.Args[input]);
        }
    }
}
