using System.Reflection;

namespace SymDiff.Ops;

/// <summary>Derivative with respect to one argument, from the node (whose value it may use).</summary>
internal delegate Expr Partial(Expr node, ReadOnlySpan<Expr> args);

/// <summary>A condition on the arguments, or another expression of them.</summary>
internal delegate Expr Condition(ReadOnlySpan<Expr> args);

/// <summary>
/// An operator that acts entry by entry, with NumPy broadcasting. A scalar operator is one row of a table: its name, LaTeX, plain meaning and
/// partial derivatives.
/// </summary>
internal class ElementwiseOp(string name, string latex, Delegate meaning, params Partial?[] partials) : Op
{
    private static readonly string[] Letters = ["x", "y", "z", "u", "v", "w"];

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

    internal override bool IsEntrywise => true;

    /// <summary>The same operator, applied to entries; products of products are one.</summary>
    internal override EntryRule EntryRuleOf(Expr node, IReadOnlyList<string> indices, IndexNames names) => new(
        [.. node.ArgList.Select(arg => Broadcast(arg.Shape, [.. indices.Skip(indices.Count - arg.Shape.Rank)]))],
        entries => Apply(Arity is null ? [.. entries.SelectMany(entry => entry.Op.Equals(this) ? entry.ArgList : [entry])] : entries));

    /// <summary>An axis of length 1 has one place.</summary>
    private static string[] Broadcast(Shape shape, string[] indices) => [.. indices.Select((index, axis) => shape.Axes[axis].IsOne ? "0" : index)];

    /// <summary>The scalar meaning: a static method on doubles.</summary>
    internal MethodInfo Meaning => meaning.Method;

    /// <summary>What a signature calls the arguments: <c>f(x, y)</c> unless the row says better.</summary>
    internal string[] Parameters { get => field ?? Letters[..(Arity ?? 1)]; init; }

    /// <summary>The scalar meaning as a delegate.</summary>
    internal Delegate Function => meaning;

    /// <summary>Enclosure of the values over all finite real arguments.</summary>
    internal Interval Range { get; init; } = Interval.Everything;

    /// <summary>Open box in which the operator is smooth and defined, one interval an argument; tests sample it and range checks use it.</summary>
    internal Interval[] Domain { get; init; } = [];

    /// <summary>The condition on the arguments under which there is a value; null for everywhere.</summary>
    internal Condition? DefinedWhere { get; init; }

    /// <summary>What is 0 at kinks and jumps; null if there are none. See <see cref="Op.Kink"/>.</summary>
    internal Condition? KinkAt { get; init; }

    /// <summary>Whether the values only rise or only fall with the argument; of an even function, with its absolute value.</summary>
    internal Trend Trend { get; init; }

    /// <summary>A bound of the absolute slope, where there is one.</summary>
    internal double SteepestSlope { get; init; } = double.PositiveInfinity;

    /// <summary>Whether more than two operands mean folding the two-operand meaning from the left.</summary>
    internal virtual bool FoldsLeft => false;

    /// <summary>Whether the value is always a whole number.</summary>
    internal bool IsWhole { get; init; }

    internal override Expr MaskFor(Expr node, int input, Expr mask) => mask;

    internal override Expr? Kink(Expr node) => KinkAt?.Invoke(node.Args);

    internal override Expr? Requires(Expr node) => DefinedWhere?.Invoke(node.Args);

    internal override Fact Enclose(Expr node, ReadOnlySpan<Fact> args)
    {
        if (args is [{ Values: { IsPoint: true, Low: var x } }, { Values: { IsPoint: true, Low: var y } }] && Function is Func<double, double, double> meaning)
            return Fact.Of(Range.Intersect(AtSigns(x, y, meaning)));
        if (args.Length != 1) return Fact.Of(Range);
        var function = (Func<double, double>)Function;
        var argument = Parity == Parity.Even ? Fact.Of(IntervalArithmetic.Absolute(args[0].Values), args[0].IsNonZero).Values : args[0].Values;
        var image = Trend != Trend.None ? IntervalArithmetic.Image(function, argument, Trend == Trend.Rising)
            : IntervalArithmetic.Image(function, argument, argument.IsPoint ? 0 : SteepestSlope);
        var isInjective = Parity == Parity.Odd && Trend == Trend.Rising && !IsWhole;
        if (IsWhole) image = new(image.Low, image.High); // a step attains its ends
        return Fact.Of(Range.Intersect(image), isInjective && args[0].IsNonZero);
    }

    /// <summary>The value at a point. A real 0 has no sign, but the 0 that is computed has one, which decides on the cut of an angle: both are enclosed.</summary>
    private static Interval AtSigns(double x, double y, Func<double, double, double> meaning)
    {
        var values = IntervalArithmetic.Around(meaning(x, y));
        if (x == 0) values = values.Hull(IntervalArithmetic.Around(meaning(-x, y)));
        if (y == 0) values = values.Hull(IntervalArithmetic.Around(meaning(x, -y)));
        return x == 0 && y == 0 ? values.Hull(IntervalArithmetic.Around(meaning(-x, -y))) : values;
    }

    internal override Shape InferShape(ReadOnlySpan<Expr> args)
    {
        var shape = Shape.Scalar;
        foreach (var arg in args)
            shape = Shape.Broadcast(shape, arg.Shape)
                ?? throw ShapesDiffer(Notation.Symbol.Length > 0 ? $"'{Notation.Symbol}'" : Name, shape, arg.Shape);
        return shape;
    }

    /// <summary>The error of operands that do not broadcast.</summary>
    internal static ShapeException ShapesDiffer(string name, Shape left, Shape right) =>
        new($"{name}: the shapes {left} and {right} do not fit: from the last axis on, lengths must be equal or 1");

    internal override Expr? Bprop(Expr node, int input, Expr cotangent) =>
        partials[input] is { } partial ? Scale(cotangent, partial(node, node.Args)) : null;

    /// <summary>The chain rule's product: cotangent first, a factor 1 left out.</summary>
    protected static Expr Scale(Expr cotangent, Expr partial) => cotangent.Literal is { IsOne: true } ? partial : cotangent * partial;
}

/// <summary>How a function's values follow its argument.</summary>
internal enum Trend
{
    /// <summary>Up and down.</summary>
    None,

    /// <summary>A larger argument never gives a smaller value.</summary>
    Rising,

    /// <summary>A larger argument never gives a larger value.</summary>
    Falling,
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
