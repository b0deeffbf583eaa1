using SymDiff.Numerics;
using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>A quarter of the slope of the hyperbolic tangent, e/(1 + e)^2 with e = exp(-2|x|), which lanes compute together with the tangent.</summary>
internal static class TanhSlope
{
    public static readonly ElementwiseOp Op = new("tanh_slope", "", At, [null]);

    /// <summary>The quotients by this divisor, (1 + e)^2, have the slope as a factor.</summary>
    public static Expr Divisor(Expr x) => Expr.Pow(1 + Decay(x), 2);

    /// <summary>A product with the factor e, divided by the divisor; null if e is not among the factors.</summary>
    /// <param name="x">The argument.</param>
    /// <param name="product">The dividend.</param>
    /// <param name="image">What becomes of a node.</param>
    public static Expr? Quotient(Expr x, Expr product, Func<Expr, Expr> image)
    {
        List<Expr> factors = product.Op == Arithmetic.Multiply ? [.. product.Args] : [product];
        return factors.Remove(Decay(x)) ? Expr.Product([.. factors.Select(image), Op[image(x)]]) : null;
    }

    private static Expr Decay(Expr x) => Exponential.Exp[SignsOutward.Minus[2 * Roots.Abs[x]]];

    private static double At(double x)
    {
        var e = Logistic.Decay(2 * x);
        return e / ((1 + e) * (1 + e));
    }
}
