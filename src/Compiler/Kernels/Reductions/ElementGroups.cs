using System.Numerics;

namespace SymDiff.Compiling;

/// <summary>Groups of a tensor's elements, all of one form: a reduction makes one number of each, in row-major order of the groups.</summary>
internal sealed class ElementGroups
{
    private readonly int[] starts;
    private readonly LoopNest members;

    private ElementGroups(LoopNest groups, LoopNest members) => (starts, this.members) = (Places(groups), members);

    /// <summary>Number of groups.</summary>
    public int Count => starts.Length;

    /// <summary>Number of members of all groups.</summary>
    public double Members => members.Count * Count;

    /// <summary>The kept axes number the groups, the reduced axes run through the members of one.</summary>
    /// <param name="shape">The tensor's shape.</param>
    /// <param name="axes">The reduced axes, counted from the end: -1 is the last.</param>
    public static ElementGroups Along(int[] shape, IReadOnlyCollection<int> axes)
    {
        var strides = Extents.Strides(shape);
        int[] all = [.. Enumerable.Range(0, shape.Length)], reduced = [.. all.Where(axis => axes.Contains(axis - shape.Length))];
        return new(NestOf([.. all.Except(reduced)]), NestOf(reduced));

        LoopNest NestOf(int[] chosen) => new([.. chosen.Select(axis => shape[axis])], new Walk([.. chosen.Select(axis => strides[axis])]));
    }

    /// <summary>Windows over the last axes; the axes before them are a batch.</summary>
    /// <param name="shape">The tensor's shape.</param>
    /// <param name="sizes">Length of a window along each of the last axes.</param>
    /// <param name="steps">Distance from one window to the next.</param>
    public static ElementGroups Windows(int[] shape, IReadOnlyList<int> sizes, IReadOnlyList<int> steps)
    {
        var (strides, batch) = (Extents.Strides(shape), shape.Length - sizes.Count);
        int[] counts = [.. shape[..batch], .. sizes.Select((size, i) => ((shape[batch + i] - size) / steps[i]) + 1)];
        int[] distances = [.. strides[..batch], .. steps.Select((step, i) => step * strides[batch + i])];
        return new(new(counts, new Walk(distances)), new([.. sizes], new Walk(strides[batch..])));
    }

    /// <summary>Shows the members of one group.</summary>
    public void Visit<T, TVisitor>(ReadOnlySpan<T> tensor, int group, ref TVisitor visitor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TVisitor : struct, IVisitor, allows ref struct
    {
        for (var more = members.StartAt(starts.AsSpan(group, 1)); more; more = members.Next())
        {
            var line = members[0];
            for (var i = 0; i < members.LineLength; i++) visitor.Visit(Precision.Widen(tensor[line[i]]), line[i]);
        }
    }

    /// <summary>The fold over one group.</summary>
    public TFold Fold<T, TFold>(ReadOnlySpan<T> tensor, int group, TFold fold)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFold : struct, IFold
    {
        Visit(tensor, group, ref fold);
        return fold;
    }

    /// <summary>Place of the first winner of a group; -1 if the group is empty.</summary>
    public int Winner<T>(ReadOnlySpan<T> tensor, int group, bool isLargest)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var winner = new FirstWinner(isLargest);
        Visit(tensor, group, ref winner);
        return winner.Place;
    }

    private static int[] Places(LoopNest nest)
    {
        var places = new List<int>();
        for (var more = nest.Start(); more; more = nest.Next())
            for (var i = 0; i < nest.LineLength; i++) places.Add(nest[0][i]);
        return [.. places];
    }
}

/// <summary>Takes in elements, one after the other.</summary>
internal interface IVisitor
{
    /// <summary>An element and its place in the tensor.</summary>
    void Visit(double element, int place);
}

/// <summary>Makes one number of many elements.</summary>
internal interface IFold : IVisitor
{
    /// <summary>The number for the elements so far.</summary>
    double Value { get; }
}
