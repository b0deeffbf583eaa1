namespace SymDiff.Ops;

/// <summary><c>pad(x, before, after, axis=0)</c>: zeros in front of and behind the entries of one axis. The gradient is the slice between them.</summary>
/// <param name="axis">The axis, counted from the end.</param>
/// <param name="before">Number of zeros in front.</param>
/// <param name="after">Number of zeros behind.</param>
internal sealed class PadOp(int axis, Dimension before, Dimension after) : RearrangementOp("pad")
{
    public static CallForm Form { get; } = new(
        "pad", [CallParameter.Value("x"), CallParameter.Size("before"), CallParameter.Size("after"), CallParameter.Option("axis", ParameterKind.Integer)],
        call => new PadOp(AxisList.One("pad", call.Value("x").Shape, call.Integer("axis") ?? 0), call.Size("before")!, call.Size("after")!).Apply(call.Value("x")));

    /// <summary>The axis, counted from the end.</summary>
    public int Axis => axis;

    public Dimension Before => before;

    public Dimension After => after;

    internal override string Key { get; } = $"pad({axis},{before},{after})";

    internal override Fact Enclose(Expr node, ReadOnlySpan<Fact> args) => args[0].Or(Fact.Of(Number.Zero));

    internal override Spelling SpellingOf(Expr node) => Spelling.Call(Name, node.ArgList, $", {before}, {after}{ShapeAxes.Spell(node.Shape, axis)}");

    internal override Expr? Fold(ReadOnlySpan<Expr> args) => before.Literal == 0 && after.Literal == 0 ? args[0] : null;

    internal override Shape InferShape(ReadOnlySpan<Expr> args)
    {
        AxisList.One(Name, args[0].Shape, axis);
        if (before.Literal < 0 || after.Literal < 0)
            throw new ShapeException($"pad: {before} and {after} zeros cannot be put around the shape {args[0].Shape}", "x[a:b] takes entries away") { Code = Codes.BadSize };
        return args[0].Shape.WithAxis(axis, before + args[0].Shape.Axis(axis) + after);
    }

    internal override Expr Bprop(Expr node, int input, Expr cotangent) => new SliceOp(axis, before, before + node.Args[0].Shape.Axis(axis)).Apply(cotangent);
}
