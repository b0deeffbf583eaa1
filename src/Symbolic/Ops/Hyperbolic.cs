using SymDiff.Numerics;
using static SymDiff.Ops.Family;

namespace SymDiff.Ops;

/// <summary>Hyperbolic functions and their inverses.</summary>
internal static class Hyperbolic
{
    private static readonly Interval One = new Interval(-1, 1).Inside;
    private static readonly Interval AboveOne = new(1, double.PositiveInfinity);

    public static readonly ElementwiseOp Sinh = Unary("sinh", @"\sinh", Math.Sinh, (x, y) => Cosh![x], On(-20, 20), parity: Parity.Odd, trend: Trend.Rising);
    public static readonly ElementwiseOp Cosh = Unary("cosh", @"\cosh", Math.Cosh, (x, y) => Sinh[x], On(-20, 20), AboveOne, Parity.Even, trend: Trend.Rising);
    public static readonly ElementwiseOp Tanh = Unary("tanh", @"\tanh", TanhFunction.Tanh, (x, y) => 1 - Expr.Pow(y, 2), On(-10, 10), One, Parity.Odd, trend: Trend.Rising);
    public static readonly ElementwiseOp Asinh = Unary(
        "asinh", @"\operatorname{arsinh}", Math.Asinh, (x, y) => 1 / Roots.Sqrt[Expr.Pow(x, 2) + 1], On(-20, 20), parity: Parity.Odd, trend: Trend.Rising);

    public static readonly ElementwiseOp LogCosh = Unary(
        "log_cosh", @"\operatorname{log\_cosh}", ExtremeFactors.LogCosh, (x, y) => Tanh[x], On(-20, 20), Interval.NonNegative, Parity.Even, trend: Trend.Rising);

    // sqrt(x - 1)*sqrt(x + 1) and not sqrt(x^2 - 1): that one is real for x < -1 too, where acosh is not
    public static readonly ElementwiseOp Acosh = Unary(
        "acosh", @"\operatorname{arcosh}", AcoshFunction.Acosh, (x, y) => 1 / (Roots.Sqrt[x - 1] * Roots.Sqrt[x + 1]), On(1, 20),
        Interval.NonNegative, trend: Trend.Rising, where: x => Logic.GreaterEqual[x, 1]);

    public static readonly ElementwiseOp Atanh = Unary(
        "atanh", @"\operatorname{artanh}", Math.Atanh, (x, y) => 1 / (1 - Expr.Pow(x, 2)), On(-1, 1),
        parity: Parity.Odd, trend: Trend.Rising, where: x => Logic.Less[Roots.Abs[x], 1]);

    public static IReadOnlyList<Op> All { get; } = [Sinh, Cosh, Tanh, Asinh, Acosh, Atanh, LogCosh];
}
