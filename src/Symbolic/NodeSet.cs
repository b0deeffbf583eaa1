using System.Collections;

namespace SymDiff;

/// <summary>A set of nodes, for the reasons of <see cref="NodeMap{T}"/>.</summary>
internal sealed class NodeSet : IEnumerable<Expr>
{
    private const int SmallestLength = 8;

    private Expr?[] nodes;

    /// <summary>An empty set with room for some nodes.</summary>
    public NodeSet(int capacity = 0)
    {
        var length = SmallestLength;
        while (length * 2L < capacity * 3L) length *= 2;
        nodes = new Expr?[length];
    }

    /// <summary>Number of nodes.</summary>
    public int Count { get; private set; }

    public bool Contains(Expr node) => Count > 0 && Place(nodes, node) is not null;

    /// <summary>Puts a node in; false if it was in the set.</summary>
    public bool Add(Expr node)
    {
        ref var place = ref Place(nodes, node);
        if (place is not null) return false;
        if (++Count * 3L > nodes.Length * 2L)
        {
            Grow();
            place = ref Place(nodes, node);
        }
        place = node;
        return true;
    }

    public IEnumerator<Expr> GetEnumerator() => nodes.OfType<Expr>().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static ref Expr? Place(Expr?[] nodes, Expr node)
    {
        var mask = nodes.Length - 1;
        var place = node.Serial & mask;
        while (nodes[place] is { } other && other != node) place = (place + node.Stride) & mask;
        return ref nodes[place];
    }

    private void Grow()
    {
        var larger = new Expr?[nodes.Length * 2];
        foreach (var node in nodes)
            if (node is not null) Place(larger, node) = node;
        nodes = larger;
    }
}
