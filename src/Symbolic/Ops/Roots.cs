using SymDiff.Numerics;
using static SymDiff.Interval;
using static SymDiff.Ops.Family;

namespace SymDiff.Ops;

/// <summary>Roots and absolute values.</summary>
internal static class Roots
{
    public static readonly ElementwiseOp Sqrt = new SqrtOp() { Domain = [On(0, 100)], Range = NonNegative, Trend = Trend.Rising, DefinedWhere = a => Logic.GreaterEqual[a[0], 0] };
    public static readonly ElementwiseOp Cbrt = Unary(
        "cbrt", @"\sqrt[3]{#1}", CbrtFunction.Cbrt, (x, y) => 1 / (3 * Expr.Pow(y, 2)), On(0.1, 100), parity: Parity.Odd, trend: Trend.Rising);

    // abs'(0) = 0
    public static readonly ElementwiseOp Abs = new AbsOp()
    {
        Domain = [On(0.1, 20)], Range = NonNegative, Parity = Parity.Even, Trend = Trend.Rising, KinkAt = a => a[0],
    };

    // x/n, and 0 where n = 0: the subgradient of smallest norm, as for norm2
    public static readonly ElementwiseOp Hypot = new HypotOp() { Domain = [On(-20, 20), On(-20, 20)], Range = NonNegative, KinkAt = a => Hypot![a] };

    public static IReadOnlyList<Op> All { get; } = [Sqrt, Cbrt, Abs, Hypot];

    private sealed class AbsOp() : ElementwiseOp("abs", @"\left|#1\right|", (Func<double, double>)Math.Abs, (_, a) => Rounding.Sign[a[0]])
    {
        internal override (Expr Value, Number Power)? AlgebraicPower(Expr node) => (node.Args[0] * Rounding.Sign[node.Args[0]], Number.One);
    }

    private sealed class SqrtOp() : ElementwiseOp("sqrt", @"\sqrt{#1}", (Func<double, double>)Math.Sqrt, (y, _) => 1 / (2 * y))
    {
        internal override bool HasFactors(Expr node) => true;

        internal override Factor[] Factors(Expr node) => [new(node.Args[0], Factor.Half)];

        internal override (Expr Value, Number Power)? AlgebraicPower(Expr node) => (node.Args[0], Factor.Two);

        internal override Fact Enclose(Expr node, ReadOnlySpan<Fact> args) => IntervalArithmetic.Power(args[0], Factor.Half);
    }

    private sealed class HypotOp() : ElementwiseOp("hypot", @"\operatorname{hypot}", (Func<double, double, double>)HypotFunction.Hypot)
    {
        internal override bool IsNorm => true;

        internal override (Expr Value, Number Power)? AlgebraicPower(Expr node) => (Expr.Pow(node.Args[0], 2) + Expr.Pow(node.Args[1], 2), Factor.Two);

        internal override Fact Enclose(Expr node, ReadOnlySpan<Fact> args) => Fact.Of(NonNegative, args[0].IsNonZero || args[1].IsNonZero);

        internal override Expr Bprop(Expr node, int input, Expr cotangent) =>
            Scale(cotangent, Selection.Where[Logic.Greater[node, 0], node.Args[input] / node, 0]);
    }
}
