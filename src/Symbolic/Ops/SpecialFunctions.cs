using SymDiff.Numerics;
using static SymDiff.Ops.Family;

namespace SymDiff.Ops;

/// <summary>Error and gamma functions. Derivatives: DLMF 7.2, 5.2, 5.15.</summary>
internal static class SpecialFunctions
{
    public static readonly ElementwiseOp Erf = Unary(
        "erf", @"\operatorname{erf}", ErrorFunction.Erf, (x, y) => Bell(2, x), On(-5, 5), On(-1, 1).Inside, Parity.Odd, trend: Trend.Rising);
    public static readonly ElementwiseOp Erfc = Unary("erfc", @"\operatorname{erfc}", ErrorFunction.Erfc, (x, y) => Bell(-2, x), On(-5, 5), On(0, 2).Inside, trend: Trend.Falling);

    // exp(x^2)*erfc(x), its inverse and logarithms go on where exp(x^2) overflows and erfc(x) is 0
    public static readonly ElementwiseOp Erfcx = Unary(
        "erfcx", @"\operatorname{erfcx}", ErrorFunction.ScaledErfc, (x, y) => (2 * x * y) - TwoOverRootPi, On(-5, 5), Interval.Positive, trend: Trend.Falling);
    public static readonly ElementwiseOp ErfcHazard = Unary(
        "erfc_hazard", @"\operatorname{erfc\_hazard}", ErrorFunction.Hazard, (x, y) => y * ((TwoOverRootPi * y) - (2 * x)), On(-5, 5), Interval.Positive, trend: Trend.Rising);
    public static readonly ElementwiseOp LogErfc = Unary(
        "log_erfc", @"\operatorname{log\_erfc}", ErrorFunction.LogErfc, (x, y) => -(TwoOverRootPi * ErfcHazard[x]), On(-5, 5), trend: Trend.Falling);
    public static readonly ElementwiseOp LogHalfErfc = Unary(
        "log_half_erfc", @"\operatorname{log\_half\_erfc}", ErrorFunction.LogHalfErfc, (x, y) => -(TwoOverRootPi * ErfcHazard[x]),
        On(-5, 5), Interval.Negative, trend: Trend.Falling);
    public static readonly ElementwiseOp LGamma = Unary("lgamma", @"\log \Gamma", GammaFunction.LGamma, (x, y) => Polygamma![0, x], On(0.1, 20), where: IsNoPole);

    // polygamma(n, x): the order n is a whole number, so no gradient flows through it
    public static readonly ElementwiseOp Polygamma = Binary(
        "polygamma", @"\psi^{\left(#1\right)}\left(#2\right)", PolygammaFunction.Polygamma, null, (n, x) => Polygamma![n + 1, x],
        On(0, 0), On(0.1, 20), where: a => IsNoPole(a[1]), parameters: ["order", "x"]);

    public static IReadOnlyList<Op> All { get; } = [Erf, Erfc, Erfcx, ErfcHazard, LogErfc, LogHalfErfc, LGamma, Polygamma];

    /// <summary>Not 0 or a negative whole number.</summary>
    private static Expr IsNoPole(Expr x) => Logic.Or[Logic.Greater[x, 0], Logic.NotEqual[Rounding.Floor[x], x]];

    private static Expr TwoOverRootPi => 2 / Roots.Sqrt[Constants.Pi.Apply()];

    private static Expr Bell(int factor, Expr x) => factor / Roots.Sqrt[Constants.Pi.Apply()] * Exponential.Exp[-Expr.Pow(x, 2)];
}
