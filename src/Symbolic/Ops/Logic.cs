using SymDiff.Numerics;

namespace SymDiff.Ops;

/// <summary>Comparisons and connectives: 1 or 0, with gradient 0. A comparison with NaN is 0, except <c>!=</c>.</summary>
internal static class Logic
{
    public static readonly ElementwiseOp Less = Comparison("<", "<", Truth.Less);
    public static readonly ElementwiseOp LessEqual = Comparison("<=", @"\le", Truth.LessEqual);
    public static readonly ElementwiseOp Greater = Comparison(">", ">", Truth.Greater);
    public static readonly ElementwiseOp GreaterEqual = Comparison(">=", @"\ge", Truth.GreaterEqual);
    public static readonly ElementwiseOp Equal = Comparison("==", "=", Truth.Equal);
    public static readonly ElementwiseOp NotEqual = Comparison("!=", @"\ne", Truth.NotEqual);
    public static readonly ElementwiseOp And = new LogicalOp("and", @"\land", new("and", Notation.And), (Func<double, double, double>)Truth.And);
    public static readonly ElementwiseOp Or = new LogicalOp("or", @"\lor", new("or", Notation.Or), (Func<double, double, double>)Truth.Or);
    public static readonly ElementwiseOp Not = new LogicalOp("not", @"\lnot", new("not", Notation.Not) { IsPrefix = true }, (Func<double, double>)Truth.Not);

    public static IReadOnlyList<Op> All { get; } = [Less, LessEqual, Greater, GreaterEqual, Equal, NotEqual, And, Or, Not];

    /// <summary>The comparison that holds after both sides change their sign; null for what is no comparison.</summary>
    public static Op? Mirror(Op op) =>
        op == Less ? Greater : op == LessEqual ? GreaterEqual : op == Greater ? Less : op == GreaterEqual ? LessEqual : op == Equal || op == NotEqual ? op : null;

    /// <summary>The truth of a comparison of a number with 0, from the number's sign.</summary>
    public static Expr Decide(Op op, int sign) => ((Func<double, double, double>)((ElementwiseOp)op).Function)(sign, 0);

    private static LogicalOp Comparison(string symbol, string latex, Func<double, double, double> meaning) =>
        new(symbol, latex, new(symbol, Notation.Comparison) { Grouping = Grouping.None }, meaning);
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
}
