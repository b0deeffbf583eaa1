using SymDiff.Numerics;
using static SymDiff.Ops.Logic;

namespace SymDiff.Ops;

/// <summary>
/// Operators that pass one of their arguments on. Their bprop is <c>where(condition, g, 0)</c>, which the driver splits into a mask and a value, so that a dead branch never
/// reaches the gradient.
/// </summary>
internal static class Selection
{
    /// <summary>The first argument that is largest wins: max(x, y) passes the gradient to x where x >= y.</summary>
    public static readonly ElementwiseOp Max = new SelectionOp("max", @"\max", (Func<double, double, double>)Piecewise.Max, a => GreaterEqual[a[0], a[1]], 0, 1)
    {
        KinkAt = a => a[0] - a[1], Combined = Fact.Largest, Spelling = Notation.Shortened,
    };

    /// <summary>The first argument that is smallest wins.</summary>
    public static readonly ElementwiseOp Min = new SelectionOp("min", @"\min", (Func<double, double, double>)Piecewise.Min, a => LessEqual[a[0], a[1]], 0, 1)
    {
        KinkAt = a => a[0] - a[1], Combined = Fact.Smallest, Spelling = Notation.Shortened,
    };

    /// <summary><c>where(c, a, b)</c>: a where c holds, else b.</summary>
    public static readonly ElementwiseOp Where = new SelectionOp(
        "where", @"\begin{cases}#2 & \text{if } #1\\ #3 & \text{otherwise}\end{cases}", (Func<double, double, double, double>)Truth.Where, a => a[0], 1, 2)
    {
        Parameters = ["condition", "yes", "no"],
    };

    /// <summary><c>given(c, e)</c>: e where c holds, NaN elsewhere.</summary>
    public static readonly ElementwiseOp Given = new GivenOp { Parameters = ["condition", "value"] };

    /// <summary>The value unchanged; no gradient flows.</summary>
    public static readonly ElementwiseOp StopGradient = new(
        "stop_gradient", @"\operatorname{stop\_gradient}", (Func<double, double>)Piecewise.Same, [null])
    {
        Domain = [new(-20, 20)], Trend = Trend.Rising, Parity = Parity.Odd,
    };

    public static IReadOnlyList<Op> All { get; } = [Max, Min, Where, Given, StopGradient];

    /// <summary>The value where the condition holds, else 0.</summary>
    public static Expr Masked(Expr condition, Expr value) =>
        condition.Op == Not ? Where[condition.Args[0], 0, value] : Where[condition, value, 0];

    /// <summary>Takes <c>where(c, value, 0)</c> and <c>where(c, 0, value)</c> apart; null for anything else.</summary>
    public static (Expr Mask, Expr Value)? SplitMask(Expr node)
    {
        if (node.Op != Where) return null;
        if (node.Args[2].Literal is { IsZero: true }) return (node.Args[0], node.Args[1]);
        return node.Args[1].Literal is { IsZero: true } ? (Not[node.Args[0]], node.Args[2]) : null;
    }

    private sealed class SelectionOp(string name, string latex, Delegate meaning, Condition condition, int chosen, int other) : ElementwiseOp(name, latex, meaning)
    {
        internal override Notation Notation => Spelling;

        internal Notation Spelling { get; init; } = Notation.Call;

        /// <summary>What is known of the result; where nothing better is known, what is true of both arguments that may be passed on.</summary>
        internal Func<Fact, Fact, Fact> Combined { get; init; } = (a, b) => a.Or(b);

        internal override Fact Enclose(Expr node, ReadOnlySpan<Fact> args) =>
            chosen == 0 ? Combined(args[chosen], args[other])
            : args[0].IsNonZero ? args[chosen] : args[0].Values is { Low: 0, High: 0 } ? args[other] : args[chosen].Or(args[other]);

        /// <summary>A choice needs the argument that it passes on; the larger of two values needs both.</summary>
        internal override Expr? NeedOf(Expr node, int input) =>
            chosen == 0 || input == 0 ? null : input == chosen ? node.Args[0] : Not[node.Args[0]];

        internal override Expr? Bprop(Expr node, int input, Expr cotangent) =>
            input == chosen ? Where[condition(node.Args), cotangent, 0]
            : input == other ? Where[condition(node.Args), 0, cotangent]
            : null;
    }

    private sealed class GivenOp() : ElementwiseOp("given", @"\begin{cases}#2 & \text{if } #1\end{cases}", (Func<double, double, double>)Truth.Given)
    {
        internal override Fact Enclose(Expr node, ReadOnlySpan<Fact> args) => args[1];

        internal override Expr Requires(Expr node) => node.Args[0];

        internal override Expr? Bprop(Expr node, int input, Expr cotangent) => input == 1 ? Given[node.Args[0], cotangent] : null;
    }
}
