namespace SymDiff.Ops;

/// <summary>
/// <c>concatenate(a, b, axis=0)</c>: arrays one behind the other along an axis, in which alone their shapes may differ. The gradient of each is its slice of
/// the cotangent.
/// </summary>
/// <param name="axis">The axis, counted from the end.</param>
internal sealed class ConcatenateOp(int axis) : RearrangementOp("concatenate")
{
    public static CallForm Form { get; } = new(
        "concatenate", [CallParameter.Values("values"), CallParameter.Option("axis", ParameterKind.Integer)],
        call => new ConcatenateOp(AxisList.One("concatenate", call.Values("values")[0].Shape, call.Integer("axis") ?? 0)).Apply([.. call.Values("values")]));

    /// <summary>The axis, counted from the end.</summary>
    public int Axis => axis;

    public override int? Arity => null;

    internal override string Key { get; } = $"concatenate({axis})";

    internal override Spelling SpellingOf(Expr node) => Spelling.Call(Name, node.ArgList, ShapeAxes.Spell(node.Shape, axis));

    internal override Expr? Fold(ReadOnlySpan<Expr> args) => args.Length == 1 ? args[0] : null;

    internal override Shape InferShape(ReadOnlySpan<Expr> args)
    {
        if (args.IsEmpty) throw new ShapeException("concatenate: there is nothing to put together");
        AxisList.One(Name, args[0].Shape, axis);
        var length = args[0].Shape.Axis(axis);
        foreach (var next in args[1..])
        {
            if (next.Shape.Rank != args[0].Shape.Rank || !next.Shape.WithAxis(axis, length: 1).Equals(args[0].Shape.WithAxis(axis, length: 1)))
                throw new ShapeException($"concatenate: the shapes {args[0].Shape} and {next.Shape} may differ in axis {args[0].Shape.Rank + axis} only");
            length += next.Shape.Axis(axis);
        }
        return args[0].Shape.WithAxis(axis, length);
    }

    internal override Expr Bprop(Expr node, int input, Expr cotangent)
    {
        Dimension start = 0;
        foreach (var before in node.Args[..input]) start += before.Shape.Axis(axis);
        return new SliceOp(axis, start, start + node.Args[input].Shape.Axis(axis)).Apply(cotangent);
    }
}
