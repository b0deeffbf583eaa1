using SymDiff.Numerics;

namespace SymDiff.Ops;

/// <summary>Comparisons and connectives: 1 or 0, with gradient 0. A comparison with NaN is 0, except <c>!=</c>.</summary>
internal static class Logic
{
    public static readonly ElementwiseOp Less = Compares("<", "<", Truth.Less, b => Fact.Of(Below(b) with { IsHighOpen = true }));
    public static readonly ElementwiseOp LessEqual = Compares("<=", @"\le", Truth.LessEqual, b => Fact.Of(Below(b)));
    public static readonly ElementwiseOp Greater = Compares(">", ">", Truth.Greater, b => Fact.Of(Above(b) with { IsLowOpen = true }));
    public static readonly ElementwiseOp GreaterEqual = Compares(">=", @"\ge", Truth.GreaterEqual, b => Fact.Of(Above(b)));
    public static readonly ElementwiseOp Equal = Compares("==", "=", Truth.Equal, b => Fact.Of(new Interval(b, b)));
    public static readonly ElementwiseOp NotEqual = Compares("!=", @"\ne", Truth.NotEqual, b => b == 0 ? Fact.Of(Interval.Everything, isNonZero: true) : null);
    public static readonly ElementwiseOp And = new LogicalOp("and", @"\land", new("and", Notation.And), (Func<double, double, double>)Truth.And);
    public static readonly ElementwiseOp Or = new LogicalOp("or", @"\lor", new("or", Notation.Or), (Func<double, double, double>)Truth.Or);
    public static readonly ElementwiseOp Not = new LogicalOp("not", @"\lnot", new("not", Notation.Not) { IsPrefix = true }, (Func<double, double>)Truth.Not);

    public static IReadOnlyList<Op> All { get; } = [Less, LessEqual, Greater, GreaterEqual, Equal, NotEqual, And, Or, Not];

    /// <summary>Whether an operand counts as true or false.</summary>
    public static bool IsCondition(Op op, int input) =>
        op == And || op == Or || op == Not || (input == 0 && (op == Selection.Where || op == Selection.Given));

    /// <summary>The comparison that holds after both sides change their sign; null for what is no comparison.</summary>
    public static Op? Mirror(Op op) =>
        op == Less ? Greater : op == LessEqual ? GreaterEqual : op == Greater ? Less : op == GreaterEqual ? LessEqual : op == Equal || op == NotEqual ? op : null;

    /// <summary>The comparison that holds where this one does not; null for what is no comparison.</summary>
    public static Op? Opposite(Op op) =>
        op == Less ? GreaterEqual : op == LessEqual ? Greater : op == Greater ? LessEqual : op == GreaterEqual ? Less : op == Equal ? NotEqual : op == NotEqual ? Equal : null;

    /// <summary>What is true of a value exactly if it compares so with a number; null where a fact cannot say it: an interval has no hole, except at 0.</summary>
    public static Fact? Side(Op comparison, double bound) => ((LogicalOp)comparison).Side?.Invoke(bound);

    /// <summary>The truth of a condition, if what is known of its operands decides it.</summary>
    public static bool? Decided(Op op, ReadOnlySpan<Fact> args)
    {
        foreach (var arg in args) if (!arg.IsDefined) return null;
        if (op == Not) return Negated(Known(args[0]));
        var (a, b) = (args[0], args[1]);
        if (op == And) return Known(a) == false || Known(b) == false ? false : Known(a) == true && Known(b) == true ? true : null;
        if (op == Or) return Known(a) == true || Known(b) == true ? true : Known(a) == false && Known(b) == false ? false : null;
        var difference = Fact.Of(IntervalArithmetic.Add(a.Values, IntervalArithmetic.Negate(b.Values)));
        return Opposite(op) is not { } opposite ? null : difference.Implies(Comparison.WithZero(op)) ? true : difference.Implies(Comparison.WithZero(opposite)) ? false : null;
    }

    /// <summary>The truth of a comparison of a number with 0, from the number's sign.</summary>
    public static Expr Decide(Op op, int sign) => ((Func<double, double, double>)((ElementwiseOp)op).Function)(sign, 0);

    private static bool? Known(Fact fact) => fact.IsNonZero ? true : fact.Values is { Low: 0, High: 0 } ? false : null;

    private static bool? Negated(bool? truth) => truth is { } known ? !known : null;

    private static LogicalOp Compares(string symbol, string latex, Func<double, double, double> meaning, Func<double, Fact?> side) =>
        new(symbol, latex, new(symbol, Notation.Comparison) { Grouping = Grouping.None }, meaning) { KinkAt = a => a[0] - a[1], Side = side };

    private static Interval Above(double bound) => new(bound, double.PositiveInfinity);

    private static Interval Below(double bound) => new(double.NegativeInfinity, bound);
}

/// <summary>An operator whose value is 0 or 1.</summary>
internal sealed class LogicalOp : ElementwiseOp
{
    private readonly Notation notation;

    public LogicalOp(string name, string latex, Notation notation, Delegate meaning)
        : base(name, latex, meaning, null, null)
    {
        this.notation = notation;
        IsLogical = true;
        Range = Interval.Unit;
        Domain = [new(0.1, 0.9), new(1.1, 1.9)];
    }

    internal override Notation Notation => notation;

    /// <summary>Of a comparison: what is true of the left side exactly if it compares so with this number.</summary>
    internal Func<double, Fact?>? Side { get; init; }

    /// <summary>
    /// Decided where the operands' enclosures decide it. An ordering is decided by the ends of both; equality and the connectives, by what is known of the operands.
    /// </summary>
    internal override Fact Enclose(Expr node, ReadOnlySpan<Fact> args) => Logic.Decided(this, args) is { } truth ? Fact.Of(truth ? Number.One : Number.Zero) : Fact.Logical;
}
