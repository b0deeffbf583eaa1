namespace SymDiff.Ops;

/// <summary>
/// <c>scatter_add(values, indices, n, axis=0)</c>: an axis of n zeros to which each entry of the values' axis is added at its index. The gradient gathers.
/// </summary>
/// <param name="axis">The axis, counted from the end.</param>
/// <param name="length">Length of that axis in the result.</param>
internal sealed class ScatterAddOp(int axis, Dimension length) : Op
{
    public static CallForm Form { get; } = new(
        "scatter_add", [CallParameter.Value("values"), CallParameter.Value("indices"), CallParameter.Size("n"), CallParameter.Option("axis", ParameterKind.Integer)],
        call => new ScatterAddOp(AxisList.One("scatter_add", call.Value("values").Shape, call.Integer("axis") ?? 0), call.Size("n")!)
            .Apply(call.Value("values"), call.Value("indices")));

    /// <summary>The axis, counted from the end.</summary>
    public int Axis => axis;

    /// <summary>Length of the axis in the result.</summary>
    public Dimension Length => length;

    public override string Name => "scatter_add";

    public override int? Arity => 2;

    internal override string Key { get; } = $"scatter_add({axis},{length})";

    internal override string Latex => @"\operatorname{scatter\_add}";

    internal override Spelling SpellingOf(Expr node) => Spelling.Call(Name, node.ArgList, $", {length}{ShapeAxes.Spell(node.Shape, axis)}");

    internal override Shape InferShape(ReadOnlySpan<Expr> args)
    {
        GatherOp.CheckIndices(Name, args[1]);
        AxisList.One(Name, args[0].Shape, axis);
        if (args[0].Shape.Axis(axis) != args[1].Shape.Axis(-1))
            throw new ShapeException($"scatter_add: axis {args[0].Shape.Rank + axis} of the values {args[0].Shape} and the indices {args[1].Shape} have different lengths");
        return args[0].Shape.WithAxis(axis, length);
    }

    internal override Expr? Bprop(Expr node, int input, Expr cotangent) => input == 0 ? new GatherOp(axis).Apply(cotangent, node.Args[1]) : null;
}
