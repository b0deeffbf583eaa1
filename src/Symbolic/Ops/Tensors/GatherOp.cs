namespace SymDiff.Ops;

/// <summary>
/// <c>gather(x, indices, axis=0)</c>: the entries of one axis that a vector of indices names, in its order; an index may occur more than once. The gradient
/// adds each entry of the cotangent up where it came from; the indices have none.
/// </summary>
/// <param name="axis">The axis, counted from the end.</param>
internal sealed class GatherOp(int axis) : Op
{
    public static CallForm Form { get; } = new(
        "gather", [CallParameter.Value("x"), CallParameter.Value("indices"), CallParameter.Option("axis", ParameterKind.Integer)],
        call => new GatherOp(AxisList.One("gather", call.Value("x").Shape, call.Integer("axis") ?? 0)).Apply(call.Value("x"), call.Value("indices")));

    /// <summary>The axis, counted from the end.</summary>
    public int Axis => axis;

    public override string Name => "gather";

    public override int? Arity => 2;

    internal override string Key { get; } = $"gather({axis})";

    internal override string Latex => @"\operatorname{gather}";

    internal override Fact Enclose(Expr node, ReadOnlySpan<Fact> args) => args[0];

    internal override Spelling SpellingOf(Expr node) => Spelling.Call(Name, node.ArgList, ShapeAxes.Spell(node.Shape, axis));

    internal override Shape InferShape(ReadOnlySpan<Expr> args)
    {
        CheckIndices(Name, args[1]);
        AxisList.One(Name, args[0].Shape, axis);
        return args[0].Shape.WithAxis(axis, args[1].Shape.Axis(-1));
    }

    internal override Expr? Bprop(Expr node, int input, Expr cotangent) =>
        input == 0 ? new ScatterAddOp(axis, node.Args[0].Shape.Axis(axis)).Apply(cotangent, node.Args[1]) : null;

    internal static void CheckIndices(string name, Expr indices)
    {
        if (indices.Shape.Rank != 1) throw new ShapeException($"{name}: the indices are a vector, their shape is {indices.Shape}") { Code = Codes.WrongRank };
    }
}
