namespace SymDiff.Ops;

/// <summary>Axes counted from the end, which leading axes do not move, and shapes that differ in a few of them.</summary>
internal static class ShapeAxes
{
    /// <summary>The length of an axis counted from the end: -1 is the last.</summary>
    public static Dimension Axis(this Shape shape, int axis) => shape.Axes[shape.Rank + axis];

    /// <summary>The shape with another length of one axis.</summary>
    public static Shape WithAxis(this Shape shape, int axis, Dimension length)
    {
        var axes = shape.Axes.ToArray();
        axes[shape.Rank + axis] = length;
        return Shape.Of(axes);
    }

    /// <summary>The shape without its last axes.</summary>
    public static Shape WithoutLast(this Shape shape, int count) => Shape.Of(shape.Axes[..^count]);

    /// <summary>The last axes.</summary>
    public static Shape Last(this Shape shape, int count) => Shape.Of(shape.Axes[^count..]);

    /// <summary>The shape with more axes behind its own.</summary>
    public static Shape Then(this Shape shape, Shape more) => Shape.Of([.. shape.Axes, .. more.Axes]);

    /// <summary>The leading axes of a cotangent, those in front of its node's.</summary>
    public static Shape LeadOf(Expr node, Expr cotangent) => cotangent.Shape.WithoutLast(node.Shape.Rank);

    /// <summary>Whether a shape ends with another one's axes.</summary>
    public static bool EndsWith(this Shape shape, Shape end) => shape.Rank >= end.Rank && shape.Axes[^end.Rank..].SequenceEqual(end.Axes);

    /// <summary>Number of entries.</summary>
    public static Dimension Count(this Shape shape) => shape.Axes.ToArray().Aggregate((Dimension)1, (product, axis) => product * axis);

    /// <summary>How an axis of a node's operand is written: <c>, axis=1</c>; nothing for the first axis, which is what is meant without.</summary>
    public static string Spell(Shape shape, int axis) => shape.Rank + axis == 0 ? "" : $", axis={shape.Rank + axis}";
}
