using static SymDiff.Ops.Family;

namespace SymDiff.Ops;

/// <summary>Circular functions and their inverses.</summary>
internal static class Trigonometric
{
    private static readonly Interval One = new(-1, 1);

    public static readonly ElementwiseOp Sin = Unary("sin", @"\sin", Math.Sin, (x, y) => Cos![x], On(-20, 20), One, Parity.Odd, slope: 1);
    public static readonly ElementwiseOp Cos = Unary("cos", @"\cos", Math.Cos, (x, y) => -Sin[x], On(-20, 20), One, Parity.Even, slope: 1);
    public static readonly ElementwiseOp Tan = Unary(
        "tan", @"\tan", Math.Tan, (x, y) => 1 + Expr.Pow(y, 2), On(-1.5, 1.5), parity: Parity.Odd, where: x => Logic.NotEqual[Cos[x], 0]);
    public static readonly ElementwiseOp Asin = Unary(
        "asin", @"\arcsin", Math.Asin, (x, y) => 1 / Circle(x), On(-1, 1), On(-Math.PI / 2, Math.PI / 2),
        Parity.Odd, trend: Trend.Rising, where: x => Logic.LessEqual[Roots.Abs[x], 1]);
    public static readonly ElementwiseOp Acos = Unary(
        "acos", @"\arccos", Math.Acos, (x, y) => -1 / Circle(x), On(-1, 1), On(0, Math.PI), trend: Trend.Falling, where: x => Logic.LessEqual[Roots.Abs[x], 1]);
    public static readonly ElementwiseOp Atan = Unary(
        "atan", @"\arctan", Math.Atan, (x, y) => 1 / (1 + Expr.Pow(x, 2)), On(-20, 20), On(-Math.PI / 2, Math.PI / 2), Parity.Odd, trend: Trend.Rising);

    // atan2(y, x): the language's order, the sine first. x/(x^2 + y^2) by way of hypot neither overflows nor underflows.
    public static readonly ElementwiseOp Atan2 = Binary(
        "atan2", @"\operatorname{atan2}", Math.Atan2, (y, x) => x / Distance(y, x) / Distance(y, x), (y, x) => -(y / Distance(y, x) / Distance(y, x)),
        On(-20, 20), On(0, 20), On(-Math.PI, Math.PI), parameters: ["y", "x"]);

    public static IReadOnlyList<Op> All { get; } = [Sin, Cos, Tan, Asin, Acos, Atan, Atan2];

    private static Expr Circle(Expr x) => Roots.Sqrt[1 - Expr.Pow(x, 2)];

    private static Expr Distance(Expr y, Expr x) => Roots.Hypot[x, y];
}
