using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace SymDiff;

/// <summary>
/// A value for each of some nodes. Nodes are compared as objects, their hash is at hand and nothing is ever taken out, so this needs half the time and the
/// memory of a general dictionary: it counts where a graph has a million nodes.
/// </summary>
internal sealed class NodeMap<T> : IEnumerable<KeyValuePair<Expr, T>>
{
    private const int SmallestLength = 8;

    private Entry[] entries;

    /// <summary>An empty map with room for some nodes.</summary>
    public NodeMap(int capacity = 0)
    {
        var length = SmallestLength;
        while (length * 2L < capacity * 3L) length *= 2;
        entries = new Entry[length];
    }

    /// <summary>Number of nodes.</summary>
    public int Count { get; private set; }

    /// <summary>The value of a node.</summary>
    public T this[Expr node]
    {
        get => TryGetValue(node, out var value) ? value : throw new KeyNotFoundException($"no value for {node.Op.Name}");
        set => Reference(node, out _) = value;
    }

    public bool TryGetValue(Expr node, [MaybeNullWhen(false)] out T value)
    {
        ref var entry = ref Find(entries, node);
        value = entry.Value;
        return entry.Node is not null;
    }

    public bool ContainsKey(Expr node) => Find(entries, node).Node is not null;

    public T GetValueOrDefault(Expr node, T otherwise) => TryGetValue(node, out var value) ? value : otherwise;

    public void Add(Expr node, T value) => this[node] = value;

    /// <summary>The place of a node's value, which is made on first use; good until the next node is added.</summary>
    public ref T Reference(Expr node, out bool exists)
    {
        ref var entry = ref Find(entries, node);
        exists = entry.Node is not null;
        if (exists) return ref entry.Value;
        if (++Count * 3L > entries.Length * 2L)
        {
            Grow();
            entry = ref Find(entries, node);
        }
        entry.Node = node;
        return ref entry.Value;
    }

    public IEnumerator<KeyValuePair<Expr, T>> GetEnumerator()
    {
        foreach (var entry in entries)
            if (entry.Node is not null) yield return new(entry.Node, entry.Value);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static ref Entry Find(Entry[] entries, Expr node)
    {
        var mask = entries.Length - 1;
        var place = node.Serial & mask;
        while (entries[place].Node is { } other && other != node) place = (place + node.Stride) & mask;
        return ref entries[place];
    }

    private void Grow()
    {
        var larger = new Entry[entries.Length * 2];
        foreach (var entry in entries)
            if (entry.Node is not null) Find(larger, entry.Node) = entry;
        entries = larger;
    }

    private struct Entry
    {
        public Expr? Node;
        public T Value;
    }
}
