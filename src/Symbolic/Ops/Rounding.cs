using SymDiff.Numerics;
using static SymDiff.Ops.Family;

namespace SymDiff.Ops;

/// <summary>Piecewise constant functions, whose gradient is 0 everywhere by convention, and the remainder.</summary>
internal static class Rounding
{
    private static Expr Half => Expr.Constant(Factor.Half);

    public static readonly ElementwiseOp Sign = Unary(
        "sign", @"\operatorname{sign}", Piecewise.Sign, null, On(0.1, 20), On(-1, 1), Parity.Odd, trend: Trend.Rising, isWhole: true, kink: x => x);
    public static readonly ElementwiseOp Step = Unary(
        "step", @"\operatorname{step}", Piecewise.Step, null, On(0.1, 20), Interval.Unit, trend: Trend.Rising, isWhole: true, kink: x => x);
    public static readonly ElementwiseOp Floor = Unary(
        "floor", @"\left\lfloor #1\right\rfloor", Math.Floor, null, On(0.1, 0.9), trend: Trend.Rising, isWhole: true, kink: x => x - Floor![x]);
    public static readonly ElementwiseOp Ceil = Unary(
        "ceil", @"\left\lceil #1\right\rceil", Math.Ceiling, null, On(0.1, 0.9), trend: Trend.Rising, isWhole: true, kink: x => x - Ceil![x]);
    public static readonly ElementwiseOp Round = Unary(
        "round", @"\operatorname{round}", Piecewise.Round, null, On(0.6, 0.9), parity: Parity.Odd, trend: Trend.Rising, isWhole: true, kink: x => x + Half - Floor[x + Half]);
    public static readonly ElementwiseOp Trunc = Unary(
        "trunc", @"\operatorname{trunc}", Math.Truncate, null, On(0.1, 0.9), parity: Parity.Odd, trend: Trend.Rising, isWhole: true, kink: x => x - Trunc![x] + Logic.Equal[x, 0]);

    // floored: x - y*floor(x/y), with the sign of y
    public static readonly ElementwiseOp Mod = Binary(
        "mod", @"\operatorname{mod}", Piecewise.Mod, (x, y) => 1, (x, y) => -Floor[x / y], On(3.1, 3.9), On(1.6, 1.9), where: a => Logic.NotEqual[a[1], 0], kink: a => Mod![a]);

    public static IReadOnlyList<Op> All { get; } = [Sign, Step, Floor, Ceil, Round, Trunc, Mod];
}
