namespace SymDiff.Ops;

/// <summary>Values of one shape side by side on a new axis: <c>[a, b]</c> puts it first.</summary>
/// <param name="axis">Place of the new axis in the result, counted from the end.</param>
internal sealed class StackOp(int axis) : Op
{
    public static CallForm Form { get; } = new("stack", [CallParameter.Values("values"), CallParameter.Option("axis", ParameterKind.Integer)], call =>
    {
        var values = call.Values("values");
        return new StackOp(AxisList.One("stack", values[0].Shape.Then(Shape.Of(values.Count)), call.Integer("axis") ?? 0)).Apply([.. values]);
    });

    public override string Name => "stack";

    /// <summary>Place of the new axis in the result, counted from the end.</summary>
    public int Axis => axis;

    internal override string Key { get; } = $"stack[{axis}]";

    internal override string Latex => @"\operatorname{stack}";

    internal override Spelling SpellingOf(Expr node) =>
        axis == -node.Shape.Rank ? Spelling.List([.. node.Args])
        : Spelling.Call(Name, [.. node.Args], $", axis={axis + node.Shape.Rank}");

    /// <summary>The values on a new first axis.</summary>
    /// <exception cref="ShapeException">Their shapes differ.</exception>
    public static Expr First(params ReadOnlySpan<Expr> values) => new StackOp(-1 - values[0].Shape.Rank).Apply(values);

    internal override Shape InferShape(ReadOnlySpan<Expr> args)
    {
        foreach (var arg in args)
            if (!arg.Shape.Equals(args[0].Shape)) throw new ShapeException($"[...] needs values of one shape, not {args[0].Shape} and {arg.Shape}");
        var axes = args[0].Shape.Axes.ToArray().ToList();
        axes.Insert(axes.Count + 1 + axis, args.Length);
        return Shape.Of([.. axes]);
    }

    internal override Expr Bprop(Expr node, int input, Expr cotangent) => Contraction.At(cotangent, axis, input);
}
