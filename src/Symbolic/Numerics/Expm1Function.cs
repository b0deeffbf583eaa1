namespace SymDiff.Numerics;

/// <summary>exp(x) - 1 without cancellation.</summary>
internal static class Expm1Function
{
    private const double Tiny = 1.0 / (1L << 54);

    // From here on exp(x) >= 2, or exp(x) < 1/2 on the other side, and the subtraction of 1 rounds nothing that matters.
    private const double PolynomialRange = 0.7;

    private static readonly DoubleDouble One = new(1, 0);

    // (expm1(x) - x - x^2/2)/x^3 on [-0.7, 0.7], interpolated at 12 Chebyshev nodes with 70 digits; error 4e-18 relative to expm1(x).
    private static readonly double[] Coefficients =
    [
        0.16666666666666666, 0.041666666666666664, 0.008333333333334096, 0.0013888888888889366, 0.00019841269839452176, 2.480158730045192e-05,
        2.7557320806292223e-06, 2.7557320212380095e-07, 2.505148593021543e-08, 2.0876368146563536e-09, 1.617183767191308e-10, 1.154121527328952e-11,
    ];

    /// <summary>exp(x) - 1.</summary>
    public static double Expm1(double x)
    {
        double magnitude = Math.Abs(x);
        if (magnitude > PolynomialRange) return Math.Exp(x) - 1;
        if (magnitude < Tiny) return x;
        double half = Math.FusedMultiplyAdd(x, Polynomial.Evaluate(Coefficients, x), 0.5);
        return Math.FusedMultiplyAdd(x * x, half, x);
    }

    /// <summary>exp(x) to about 100 bits for x in [-600, 0]; further down the second half underflows and fewer remain.</summary>
    public static DoubleDouble ExpExtended(double x)
    {
        var (expm1, k) = Reduced(x);
        var exp = One + expm1;
        return new(Math.ScaleB(exp.High, k), Math.ScaleB(exp.Low, k));
    }

    /// <summary>exp(x) - 1 to about 100 bits for x in [-600, 0].</summary>
    public static DoubleDouble Expm1Extended(double x) =>
        Math.Abs(x) < MathConstants.Ln2 / 2 ? Reduced(x).Expm1 : ExpExtended(x) + new DoubleDouble(-1, 0);

    // exp(x) = 2^k exp(r), and exp(r) - 1 by its Taylor series r (1 + r/2 (1 + r/3 (1 + ...))) for |r| <= log(2)/2.
    private static (DoubleDouble Expm1, int K) Reduced(double x)
    {
        const int Terms = 23;
        var k = Math.Round(x / MathConstants.Ln2);
        var multiple = DoubleDouble.Product(-k, MathConstants.Ln2);
        // x and the multiple cancel exactly; what is added after that is small.
        var r = new DoubleDouble(x + multiple.High, -k * MathConstants.Ln2Lowest) + new DoubleDouble(multiple.Low, 0) + DoubleDouble.Product(-k, MathConstants.Ln2Low);
        var sum = One;
        for (var n = Terms; n >= 2; n--) sum = One + r * sum / n;
        return (r * sum, (int)k);
    }
}
