namespace SymDiff.Ops;

/// <summary>
/// <c>reshape(x, [m, n])</c>: the entries in row-major order under another shape with as many of them. The gradient goes back to the operand's shape.
/// </summary>
/// <param name="target">Shape of the result.</param>
internal sealed class ReshapeOp(Shape target) : RearrangementOp("reshape")
{
    public Shape Target => target;

    public static CallForm Form { get; } = new(
        "reshape", [CallParameter.Value("x"), CallParameter.Sizes("sizes")], call => new ReshapeOp(Shape.Of([.. call.Sizes("sizes")!.Value])).Apply(call.Value("x")));

    internal override string Key { get; } = $"reshape({target})";

    internal override Spelling SpellingOf(Expr node) => Spelling.Call(Name, node.ArgList, $", [{string.Join<Dimension>(", ", target.Axes.ToArray())}]");

    internal override Expr? Fold(ReadOnlySpan<Expr> args) => args[0].Shape.Equals(target) ? args[0] : null;

    internal override Shape InferShape(ReadOnlySpan<Expr> args) => args[0].Shape.Count() == target.Count()
        ? target
        : throw new ShapeException($"reshape: the shape {args[0].Shape} has {args[0].Shape.Count()} entries, {target} has {target.Count()}");

    internal override Expr Bprop(Expr node, int input, Expr cotangent) => new ReshapeOp(ShapeAxes.LeadOf(node, cotangent).Then(node.Args[0].Shape)).Apply(cotangent);
}
