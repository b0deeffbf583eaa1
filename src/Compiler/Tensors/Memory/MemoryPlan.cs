namespace SymDiff.Compiling;

/// <summary>
/// Where each intermediate value is in one piece of memory. Values that are alive at different times share their place; a step that is the last reader of an operand
/// writes over it where its kernel allows that, and a view has its operand's place. Blocks are placed by size, the largest first, each at the lowest place that is free as
/// long as it lives. (Y. Pisarchyk and J. Lee, "Efficient memory management for deep neural net inference", 2020: greedy by size.)
/// </summary>
internal sealed class MemoryPlan
{
    /// <summary>Blocks begin at multiples of this many elements, so that no vector crosses a cache line.</summary>
    private const int Alignment = 16;

    private readonly BoundSteps bound;
    private readonly int[] lastUses;
    private readonly Block?[] blocks;

    public MemoryPlan(BoundSteps bound)
    {
        (this.bound, lastUses, blocks) = (bound, bound.LastUses(), new Block?[bound.Sizes.Count]);
        for (var step = 0; step < bound.Steps.Count; step++) Open(step);
        Place();
    }

    /// <summary>Number of elements that a buffer occupies.</summary>
    public static int Occupied(int size) => (size + Alignment - 1) / Alignment * Alignment;

    /// <summary>Number of elements of the memory.</summary>
    public int Length { get; private set; }

    /// <summary>Where a buffer begins; -1 if it has no place here.</summary>
    public int OffsetOf(int buffer) => blocks[buffer]?.Offset ?? -1;

    private void Open(int number)
    {
        var step = bound.Steps[number];
        foreach (var (place, result) in step.Results.Index())
        {
            if (!bound.IsIntermediate(result)) continue;
            var shared = step.Kernel.IsView ? blocks[step.Reads[0]] : Overwritten(step, place, number);
            if (step.Kernel.IsView && shared is null) continue;
            var block = blocks[result] = shared ?? new Block(bound.Sizes[result], number);
            block.Last = Math.Max(block.Last, lastUses[result]);
        }
    }

    /// <summary>The block of an operand that nobody reads after this step and that the result may take the place of.</summary>
    private Block? Overwritten(BoundStep step, int result, int number)
    {
        for (var i = 0; i < step.Reads.Length; i++)
            if (step.Kernel.CanOverwrite(i, result) && blocks[step.Reads[i]] is { } block && block.Last == number && !step.Results.Any(other => blocks[other] == block)
                && step.Reads.Count(read => blocks[read] == block) == 1) return block;
        return null;
    }

    private void Place()
    {
        var placed = new LivingBlocks<Block>(bound.Steps.Count);
        foreach (var block in blocks.OfType<Block>().Distinct().OrderByDescending(block => block.Size).ThenBy(block => block.First))
        {
            block.Offset = 0;
            foreach (var other in placed.During(block.First, block.Last).OrderBy(other => other.Offset))
                if (other.Offset < block.End) block.Offset = Math.Max(block.Offset, other.End);
            placed.Add(block);
            Length = Math.Max(Length, block.End);
        }
    }

    /// <summary>Memory that one value or several, one after the other, occupy.</summary>
    private sealed class Block(int size, int first) : ILiving
    {
        public int Size { get; } = Occupied(size);

        /// <summary>The step that writes it first.</summary>
        public int First { get; } = first;

        /// <summary>The step that reads it last.</summary>
        public int Last { get; set; } = first;

        public int Offset { get; set; }

        public int End => Offset + Size;
    }
}
