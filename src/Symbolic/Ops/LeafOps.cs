namespace SymDiff.Ops;

/// <summary>An operator without arguments; no gradient flows further.</summary>
internal abstract class LeafOp : Op
{
    public override int? Arity => 0;

    internal override Shape InferShape(ReadOnlySpan<Expr> args) => Shape.Scalar;

    internal override Expr? Bprop(Expr node, int input, Expr cotangent) => null;
}

/// <summary>A named input.</summary>
internal sealed class VariableOp(string name, Shape shape) : LeafOp
{
    public override string Name => name;

    /// <summary>A number that is named like an entry, <c>x[3]</c>, is another variable than the vector x of that length.</summary>
    internal override string Key { get; } = shape.Rank == 0 && !name.Contains('[', StringComparison.Ordinal) ? name : name + shape;

    internal override string Latex => "#0";

    internal override Shape InferShape(ReadOnlySpan<Expr> args) => shape;
}

/// <summary>An exact literal.</summary>
internal sealed class ConstantOp(Number value) : LeafOp
{
    private const int LargestKept = 32;

    // rules of differentiation make 1, 2 and -1 once for every node
    private static readonly Expr?[] Kept = new Expr?[(2 * LargestKept) + 1];

    public Number Value => value;

    public override string Name { get; } = value.ToString();

    internal override string Key { get; } = "#" + value;

    internal override string Latex => Name;

    internal override Fact Enclose(Expr node, ReadOnlySpan<Fact> args) => Fact.Of(value);

    public static Expr Node(Number value) => value.AsInt32 is { } small && Math.Abs(small) <= LargestKept ? Kept[small + LargestKept] ??= Made(value) : Made(value);

    public static Expr Node(int value) => Math.Abs((long)value) <= LargestKept && Kept[value + LargestKept] is { } kept ? kept : Node(Number.FromInteger(value));

    public static Expr Negated(Number value) => value.AsInt32 is { } small ? Node(-small) : Node(value.Negate());

    public static Expr Node(double value) =>
        double.IsFinite(value) ? Node(Number.FromDouble(value))
        : double.IsNaN(value) ? Constants.NaN.Apply()
        : double.IsPositive(value) ? Constants.Infinity.Apply() : -Constants.Infinity.Apply();

    private static Expr Made(Number value) => new ConstantOp(value).Apply();
}

/// <summary>A constant with a name: its exact value is not a literal.</summary>
internal sealed class NamedConstantOp(string name, string latex, double value) : LeafOp
{
    public override string Name => name;

    internal override string Key { get; } = "!" + name;

    internal override string Latex => latex;

    internal override bool IsFinite => double.IsFinite(value);

    internal override Fact Enclose(Expr node, ReadOnlySpan<Fact> args) =>
        IsFinite ? Fact.Of(new(Math.BitDecrement(value), Math.BitIncrement(value)), isNonZero: true) : Fact.Unknown;

    /// <summary>Nearest double.</summary>
    public double Value => value;
}

/// <summary>The named constants.</summary>
internal static class Constants
{
    public static readonly NamedConstantOp Pi = new("pi", @"\pi", Math.PI);
    public static readonly NamedConstantOp Infinity = new("inf", @"\infty", double.PositiveInfinity);
    public static readonly NamedConstantOp NaN = new("nan", @"\mathrm{nan}", double.NaN);

    public static IReadOnlyList<Op> All { get; } = [Pi, Infinity, NaN];
}
