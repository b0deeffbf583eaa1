using System.Globalization;

namespace SymDiff.Ops;

/// <summary>
/// A scalar function that is only named, or one of its partial derivatives; applied entry by entry. Its values are bound
/// when the expression is compiled.
/// </summary>
/// <param name="function">The function's name.</param>
/// <param name="arity">Number of arguments.</param>
/// <param name="orders">One-based arguments that it is differentiated by, ascending: [1, 2] is the mixed second partial.</param>
internal sealed class OpaqueOp(string function, int arity, params IReadOnlyList<int> orders) : Op
{
    private const int MostPrimes = 3;

    public override string Name => function;

    public override int? Arity => arity;

    public IReadOnlyList<int> Orders => orders;

    /// <summary>The function that this is a derivative of; itself for no orders.</summary>
    public OpaqueOp Primitive => orders.Count == 0 ? this : new(function, arity);

    internal override string Key { get; } = string.Create(CultureInfo.InvariantCulture, $"?{Spell(function, arity, orders)}/{arity}");

    internal override string Latex =>
        orders.Count == 0 ? "#0"
        : arity > 1 ? $@"\partial_{{{string.Join(",", orders)}}} #0"
        : orders.Count <= MostPrimes ? "#0" + new string('\'', orders.Count)
        : string.Create(CultureInfo.InvariantCulture, $@"#0^{{\left({orders.Count}\right)}}");

    internal override bool IsEntrywise => true;

    internal override bool IsOnlyNamed => true;

    internal override string Head => Spell(function, arity, orders);

    internal override Expr MaskFor(Expr node, int input, Expr mask) => mask;

    internal override Shape InferShape(ReadOnlySpan<Expr> args)
    {
        var shape = Shape.Scalar;
        foreach (var arg in args)
            shape = Shape.Broadcast(shape, arg.Shape) ?? throw ElementwiseOp.ShapesDiffer(function, shape, arg.Shape);
        return shape;
    }

    internal override Expr Bprop(Expr node, int input, Expr cotangent)
    {
        var partial = new OpaqueOp(function, arity, [.. orders.Append(input + 1).Order()]).Apply(node.Args);
        return cotangent.Literal is { IsOne: true } ? partial : cotangent * partial;
    }

    private static string Spell(string function, int arity, IReadOnlyList<int> orders) =>
        orders.Count == 0 ? function
        : arity == 1 ? function + new string('\'', orders.Count)
        : $"D[{string.Join(",", orders)}]({function})";
}
