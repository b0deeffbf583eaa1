using System.Collections.Immutable;

namespace SymDiff.Ops;

/// <summary>An operator on windows over the last axes of x, its last argument; the axes before those are a batch.</summary>
/// <param name="name">The name in the language.</param>
/// <param name="arity">Number of arguments.</param>
/// <param name="window">The windows.</param>
internal abstract class PoolOp(string name, int arity, PoolWindow window) : Op
{
    private static readonly ImmutableArray<CallParameter> Shared =
        [CallParameter.Value("x"), new("size", ParameterKind.Integers), CallParameter.Option("stride", ParameterKind.Integers)];

    public static IReadOnlyList<CallForm> Forms { get; } =
    [
        new("maxpool", Shared, call => new MaxPoolOp(PoolWindow.Of(call)).Apply(call.Value("x"))),
        new("unpool", [CallParameter.Value("g"), .. Shared], call => new UnpoolOp(PoolWindow.Of(call)).Apply(call.Value("g"), call.Value("x"))),
        new("maxpool_at", [CallParameter.Value("h"), .. Shared], call => new MaxPoolAtOp(PoolWindow.Of(call)).Apply(call.Value("h"), call.Value("x"))),
    ];

    public PoolWindow Window => window;

    public sealed override string Name => name;

    public sealed override int? Arity => arity;

    internal sealed override string Key { get; } = name + window.Text;

    internal sealed override string Latex => $@"\operatorname{{{name.Replace("_", @"\_", StringComparison.Ordinal)}}}";

    internal sealed override Spelling SpellingOf(Expr node) => Spelling.Call(name, node.ArgList, window.Text);

    /// <summary>Throws if the first operand does not end with the axes that x asks for.</summary>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    private protected Shape Fitting(Shape first, Shape end, Shape x) => first.EndsWith(end)
        ? first.WithoutLast(end.Rank)
        : throw new ShapeException($"{name}: the shapes {first} and {x} do not fit; the first must end with {end}");
}

/// <summary>
/// <c>maxpool(x, size, stride=)</c>: the largest entry of each window; NaN if the window has one. The gradient goes to that entry, the first one of equals.
/// </summary>
internal sealed class MaxPoolOp(PoolWindow window) : PoolOp("maxpool", 1, window)
{
    internal override Fact Enclose(Expr node, ReadOnlySpan<Fact> args) => args[0];

    internal override Shape InferShape(ReadOnlySpan<Expr> args) => Window.Pooled(Name, args[0].Shape);

    internal override Expr Bprop(Expr node, int input, Expr cotangent) => new UnpoolOp(Window).Apply(cotangent, node.Args[0]);
}

/// <summary>
/// <c>unpool(g, x, size, stride=)</c>: zeros of the shape of x, to which each entry of g is added where maxpool finds its window's value. Leading
/// axes of g are kept.
/// </summary>
internal sealed class UnpoolOp(PoolWindow window) : PoolOp("unpool", 2, window)
{
    internal override Shape InferShape(ReadOnlySpan<Expr> args) => Fitting(args[0].Shape, Window.Pooled(Name, args[1].Shape), args[1].Shape).Then(args[1].Shape);

    internal override Expr? Bprop(Expr node, int input, Expr cotangent) => input == 0 ? new MaxPoolAtOp(Window).Apply(cotangent, node.Args[1]) : null;
}

/// <summary>
/// <c>maxpool_at(h, x, size, stride=)</c>: the entries of h, an array of the shape of x, where maxpool finds the windows' values of x. Leading axes
/// of h are kept.
/// </summary>
internal sealed class MaxPoolAtOp(PoolWindow window) : PoolOp("maxpool_at", 2, window)
{
    internal override Fact Enclose(Expr node, ReadOnlySpan<Fact> args) => args[0];

    internal override Shape InferShape(ReadOnlySpan<Expr> args) => Fitting(args[0].Shape, args[1].Shape, args[1].Shape).Then(Window.Pooled(Name, args[1].Shape));

    internal override Expr? Bprop(Expr node, int input, Expr cotangent) => input == 0 ? new UnpoolOp(Window).Apply(cotangent, node.Args[1]) : null;
}
