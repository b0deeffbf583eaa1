namespace SymDiff.Compiling;

/// <summary>Something that is alive from one step to another.</summary>
internal interface ILiving
{
    /// <summary>The first step.</summary>
    int First { get; }

    /// <summary>The last step.</summary>
    int Last { get; }
}

/// <summary>
/// Finds what is alive together with something else without asking everything: what is alive at its first step, by a segment tree over the steps, and what begins later.
/// (M. de Berg et al., "Computational Geometry", section 10.3.)
/// </summary>
internal sealed class LivingBlocks<T>(int steps)
    where T : ILiving
{
    private readonly List<T>?[] tree = new List<T>?[2 * steps];
    private readonly List<T>?[] begins = new List<T>?[steps];

    /// <summary>Takes one up.</summary>
    public void Add(T block)
    {
        (begins[block.First] ??= []).Add(block);
        for (var (low, high) = (block.First + steps, block.Last + steps + 1); low < high; (low, high) = (low / 2, high / 2))
        {
            if (low % 2 == 1) (tree[low++] ??= []).Add(block);
            if (high % 2 == 1) (tree[--high] ??= []).Add(block);
        }
    }

    /// <summary>All that are alive at some time between two steps, each once.</summary>
    public IEnumerable<T> During(int first, int last)
    {
        for (var node = first + steps; node > 0; node /= 2)
            foreach (var block in tree[node] ?? []) yield return block;
        for (var step = first + 1; step <= last; step++)
            foreach (var block in begins[step] ?? []) yield return block;
    }
}
