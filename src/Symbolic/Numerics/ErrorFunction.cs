namespace SymDiff.Numerics;

/// <summary>The error function and its complement (DLMF 7.2.1, 7.2.2).</summary>
internal static class ErrorFunction
{
    // erfc(x) is below half the smallest subnormal from here on; 1 - erfc(x) rounds to 1 much earlier.
    private const double ErfcUnderflow = 27.3;
    private const double ErfSaturation = 6;

    // exp(-x^2) becomes subnormal here, where erfc(x) has at most 46 significant bits.
    private const double ExpUnderflow = 26.6;
    private const double TailShift = 64;
    private const double ExpOfTailShift = 1.603810890548638e-28;

    // erf(x)/x - 1 as a polynomial in x^2 on [0, 1], interpolated at 13 Chebyshev nodes with 70 digits; error 2e-17.
    private static readonly double[] Near =
    [
        0.1283791670955126, -0.3761263890318375, 0.11283791670954879, -0.026866170645076792, 0.0052239776248180145, -0.000854832698083379,
        0.0001205533111164271, -1.4925595266831182e-05, 1.6461000484121368e-06, -1.6350312701054695e-07, 1.4659775274047436e-08,
        -1.1372848856791674e-09, 5.957176147748911e-11,
    ];

    // (sqrt(pi)*x*exp(x^2)*erfc(x) - 1)*x^2 as a polynomial in 1/x^2 on [1/750, 1/16], 13 Chebyshev nodes, error 6e-17; it follows the
    // asymptotic series DLMF 7.12.1, whose coefficients are -1/2, 3/4, -15/8, ...
    private static readonly double[] Far =
    [
        -0.4999999999999769, 0.7499999999668561, -1.8749999824839096, 6.562495315876208, -29.530515380355727, 162.34814601286766,
        -1050.7314151414803, 7678.3642693383035, -58997.91463199516, 425558.4448814143, -2492206.257746417, 9879224.92731364, -19083903.762624342,
    ];

    /// <summary>erf(x).</summary>
    public static double Erf(double x)
    {
        double magnitude = Math.Abs(x);
        if (magnitude <= 1) return x + x * Polynomial.Evaluate(Near, x * x);
        if (magnitude > ErfSaturation) return Math.CopySign(1, x);
        return double.IsNaN(x) ? x : Math.CopySign(1 - PositiveErfc(magnitude), x);
    }

    /// <summary>1 - erf(x), with full relative accuracy in its right tail.</summary>
    public static double Erfc(double x)
    {
        if (Math.Abs(x) < ScaledErfcTable.Start) return 1 - (x + x * Polynomial.Evaluate(Near, x * x));
        if (x < 0) return 1 + Erf(-x);
        return x > ErfcUnderflow ? 0 : PositiveErfc(x);
    }

    /// <summary>exp(x^2)*erfc(x); to the left of the table both factors have their digits.</summary>
    public static double ScaledErfc(double x)
    {
        if (x >= ScaledErfcTable.Start) return (x < ScaledErfcTable.End ? ScaledErfcTable.Evaluate(x) : FarScaled(x)).High;
        DoubleDouble square = DoubleDouble.Product(x, x);
        double value = Math.Exp(square.High) * Erfc(x);
        return double.IsInfinity(value) ? value : value * (1 + square.Low);
    }

    /// <summary>exp(-x^2)/erfc(x).</summary>
    public static double Hazard(double x)
    {
        if (x >= ScaledErfcTable.Start) return 1 / ScaledErfc(x);
        DoubleDouble square = DoubleDouble.Product(x, x);
        double value = Math.Exp(-square.High) / Erfc(x);
        return value == 0 ? value : value * (1 - square.Low);
    }

    /// <summary>log(erfc(x)/2), which is near 0 far to the left.</summary>
    public static double LogHalfErfc(double x) => x < 0 ? Log1pFunction.Log1p(-Erfc(-x) / 2) : LogErfc(x) - MathConstants.Ln2;

    /// <summary>log(erfc(x)).</summary>
    public static double LogErfc(double x) => x < ScaledErfcTable.Start ? Log1pFunction.Log1p(-Erf(x)) : Math.Log(ScaledErfc(x)) - x * x;

    // exp(-x^2) times the scaled function, both with a correction: x*x = h + l exactly, and exp(-l) is 1 - l.
    private static double PositiveErfc(double x)
    {
        DoubleDouble square = DoubleDouble.Product(x, x);
        DoubleDouble scaled = x < ScaledErfcTable.End ? ScaledErfcTable.Evaluate(x) : FarScaled(x);
        double shift = x > ExpUnderflow ? TailShift : 0;
        double exp = Math.Exp(shift - square.High);
        double value = Math.FusedMultiplyAdd(exp, scaled.High, exp * (scaled.Low - square.Low * scaled.High));
        return shift == 0 ? value : value * ExpOfTailShift;
    }

    private static DoubleDouble FarScaled(double x)
    {
        double z = 1 / (x * x), correction = MathConstants.InverseSqrtPi * z * Polynomial.Evaluate(Far, z);
        DoubleDouble numerator = DoubleDouble.OrderedSum(MathConstants.InverseSqrtPi, correction);
        DoubleDouble quotient = DoubleDouble.Quotient(numerator.High, x);
        return new(quotient.High, quotient.Low + (numerator.Low + MathConstants.InverseSqrtPiLow) / x);
    }
}
