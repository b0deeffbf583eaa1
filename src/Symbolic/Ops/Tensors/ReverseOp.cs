namespace SymDiff.Ops;

/// <summary><c>reverse(x, axis=0)</c>: the entries of one axis in reverse order. The gradient is the reversed cotangent.</summary>
/// <param name="axis">The axis, counted from the end.</param>
internal sealed class ReverseOp(int axis) : RearrangementOp("reverse")
{
    public static CallForm Form { get; } = new(
        "reverse", [CallParameter.Value("x"), CallParameter.Option("axis", ParameterKind.Integer)],
        call => new ReverseOp(AxisList.One("reverse", call.Value("x").Shape, call.Integer("axis") ?? 0)).Apply(call.Value("x")));

    /// <summary>The axis, counted from the end.</summary>
    public int Axis => axis;

    internal override string Key { get; } = $"reverse({axis})";

    internal override Spelling SpellingOf(Expr node) => Spelling.Call(Name, node.ArgList, ShapeAxes.Spell(node.Shape, axis));

    /// <summary>Twice reversed is as it was.</summary>
    internal override Expr? Fold(ReadOnlySpan<Expr> args) => args[0].Op.Equals(this) ? args[0].Args[0] : null;

    internal override Shape InferShape(ReadOnlySpan<Expr> args)
    {
        AxisList.One(Name, args[0].Shape, axis);
        return args[0].Shape;
    }

    internal override Expr Bprop(Expr node, int input, Expr cotangent) => Apply(cotangent);
}
