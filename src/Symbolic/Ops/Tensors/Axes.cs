using System.Collections.Immutable;

namespace SymDiff.Ops;

/// <summary>Axes as operators keep them: counted from the end, -1 the last, ascending, so that leading batch axes change nothing.</summary>
internal static class AxisList
{
    /// <summary>The axes of a value; all of them if none are given. Those from 0 on count from the first.</summary>
    /// <exception cref="ShapeException">An axis does not exist or is given twice.</exception>
    public static ImmutableArray<int> Of(string call, Shape shape, ImmutableArray<int>? given)
    {
        if (given is not { } axes) return [.. Enumerable.Range(-shape.Rank, shape.Rank)];
        ImmutableArray<int> result = [.. axes.Select(axis => One(call, shape, axis)).Order()];
        return result.Distinct().Count() == result.Length
            ? result
            : throw new ShapeException($"{call}: an axis is given twice: {string.Join(", ", axes)}") { Code = Codes.BadAxis };
    }

    /// <summary>One axis of a value.</summary>
    /// <exception cref="ShapeException">The axis does not exist.</exception>
    public static int One(string call, Shape shape, int axis) =>
        axis < shape.Rank && axis >= -shape.Rank ? (axis < 0 ? axis : axis - shape.Rank)
        : throw new ShapeException($"{call}: a value of shape {shape} has no axis {axis}",
            shape.Rank == 0 ? "a scalar has no axes" : $"its axes are 0 to {shape.Rank - 1}, or -{shape.Rank} to -1 from the end") { Code = Codes.BadAxis };

    /// <summary>The shape without the axes, or with length 1 in their places.</summary>
    public static Shape Reduced(Shape shape, ImmutableArray<int> axes, bool keep)
    {
        var kept = new List<Dimension>();
        for (var i = 0; i < shape.Rank; i++)
        {
            if (!axes.Contains(i - shape.Rank)) kept.Add(shape.Axes[i]);
            else if (keep) kept.Add(1);
        }
        return Shape.Of([.. kept]);
    }

    /// <summary>What is written behind the operand: <c>, axis=1, keep=true</c>; nothing for all axes.</summary>
    public static string Text(Shape shape, ImmutableArray<int> axes, bool keep, int? unwritten = null)
    {
        var isUnwritten = unwritten is { } usual ? axes is [var only] && only == usual : axes.Length == shape.Rank;
        var names = axes.Select(axis => axis + shape.Rank).ToArray();
        return (isUnwritten ? "" : names is [var single] ? $", axis={single}" : $", axis=[{string.Join(", ", names)}]") + (keep ? ", keep=true" : "");
    }
}
