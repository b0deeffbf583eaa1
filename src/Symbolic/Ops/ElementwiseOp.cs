using System.Reflection;

namespace SymDiff.Ops;

/// <summary>Derivative with respect to one argument, from the node (whose value it may use).</summary>
internal delegate Expr Partial(Expr node, ReadOnlySpan<Expr> args);

/// <summary>
/// An operator that acts entry by entry, with NumPy broadcasting. A scalar operator is one row of a table: its name, LaTeX, plain meaning and
/// partial derivatives.
/// </summary>
internal class ElementwiseOp(string name, string latex, Delegate meaning, params Partial?[] partials) : Op
{
    public override string Name => name;

    // By the delegate's type where it is an ordinary one: reflection is slow the first time, and every name in a text asks.
    public override int? Arity => meaning switch
    {
        Func<double, double> => 1,
        Func<double, double, double> => 2,
        Func<double, double, double, double> => 3,
        _ => Meaning.GetParameters().Length,
    };

    internal override string Latex => latex;

    /// <summary>The scalar meaning: a static method on doubles.</summary>
    internal MethodInfo Meaning => meaning.Method;

    /// <summary>The scalar meaning as a delegate.</summary>
    internal Delegate Function => meaning;

    /// <summary>Enclosure of the values over all finite real arguments.</summary>
    internal Interval Range { get; init; } = Interval.Everything;

    /// <summary>Open box in which the operator is smooth and defined, one interval an argument; tests sample it and range checks use it.</summary>
    internal Interval[] Domain { get; init; } = [];

    /// <summary>f(-x) = f(x) or -f(x), where one of the two holds.</summary>
    internal Parity Parity { get; init; }

    /// <summary>Whether more than two operands mean folding the two-operand meaning from the left.</summary>
    internal virtual bool FoldsLeft => false;

    /// <summary>Whether the value is 0 or 1.</summary>
    internal bool IsLogical { get; init; }

    internal override Expr MaskFor(Expr node, int input, Expr mask) => mask;

    internal override Shape InferShape(ReadOnlySpan<Expr> args)
    {
        var shape = Shape.Scalar;
        foreach (var arg in args)
            shape = Shape.Broadcast(shape, arg.Shape)
                ?? throw new ArgumentException($"{Name}: shapes {shape} and {arg.Shape} do not broadcast; trailing axes must be equal or 1");
        return shape;
    }

    internal override Expr? Bprop(Expr node, int input, Expr cotangent) =>
        partials[input] is { } partial ? Scale(cotangent, partial(node, node.Args)) : null;

    /// <summary>The chain rule's product: cotangent first, a factor 1 left out.</summary>
    protected static Expr Scale(Expr cotangent, Expr partial) => cotangent.Literal is { IsOne: true } ? partial : cotangent * partial;
}

/// <summary>What changing the sign of the argument does.</summary>
internal enum Parity
{
    /// <summary>Neither of the two.</summary>
    None,

    /// <summary>f(-x) = f(x).</summary>
    Even,

    /// <summary>f(-x) = -f(x).</summary>
    Odd,
}
