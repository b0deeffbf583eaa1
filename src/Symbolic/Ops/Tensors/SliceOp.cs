namespace SymDiff.Ops;

/// <summary>
/// <c>x[1:3]</c>, <c>X[:, 1:n]</c>: the entries of one axis from <paramref name="start"/> up to, but not including, <paramref name="stop"/>. The
/// gradient is the cotangent with zeros around it.
/// </summary>
/// <param name="axis">The axis, counted from the end.</param>
/// <param name="start">First index; counted from 0.</param>
/// <param name="stop">The index behind the last.</param>
internal sealed class SliceOp(int axis, Dimension start, Dimension stop) : RearrangementOp("slice")
{
    /// <summary>The axis, counted from the end.</summary>
    public int Axis => axis;

    public Dimension Start => start;

    public Dimension Stop => stop;

    internal override string Key { get; } = $"slice({axis},{start},{stop})";

    /// <summary>The slice as the language has it: a bound left out is null, a negative one counts from the end.</summary>
    /// <exception cref="ShapeException">There is no such axis, or the bounds do not lie in it.</exception>
    public static Expr Of(Expr x, int axis, Dimension? start, Dimension? stop)
    {
        var place = AxisList.One("slice", x.Shape, axis);
        var length = x.Shape.Axis(place);
        return new SliceOp(place, FromStart(start ?? 0, length), FromStart(stop ?? length, length)).Apply(x);
    }

    internal override Spelling SpellingOf(Expr node)
    {
        var text = Bounds(node.Args[0].Shape);
        return Spelling.Postfix(text, text, node.Args[0]);
    }

    internal override Expr? Fold(ReadOnlySpan<Expr> args) =>
        args[0].Shape.Rank + axis >= 0 && start.Literal == 0 && stop == args[0].Shape.Axis(axis) ? args[0] : null;

    internal override Shape InferShape(ReadOnlySpan<Expr> args)
    {
        AxisList.One(Name, args[0].Shape, axis);
        var length = args[0].Shape.Axis(axis);
        if (start.Literal < 0 || (stop - start).Literal <= 0 || (length - stop).Literal < 0)
            throw new ShapeException($"slice: the bounds {start}:{stop} do not fit axis {args[0].Shape.Rank + axis} of the shape {args[0].Shape}",
                $"0 <= start < stop <= {length}") { Code = Codes.BadIndex };
        return args[0].Shape.WithAxis(axis, stop - start);
    }

    internal override Expr Bprop(Expr node, int input, Expr cotangent) => new PadOp(axis, start, node.Args[0].Shape.Axis(axis) - stop).Apply(cotangent);

    private static Dimension FromStart(Dimension bound, Dimension length) => bound.Literal < 0 ? length + bound : bound;

    private string Bounds(Shape shape)
    {
        var (first, last) = (start.Literal == 0 ? "" : start.ToString(), stop == shape.Axis(axis) ? "" : stop.ToString());
        return $"[{string.Concat(Enumerable.Repeat(":, ", shape.Rank + axis))}{first}:{last}]";
    }
}
