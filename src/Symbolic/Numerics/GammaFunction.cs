namespace SymDiff.Numerics;

/// <summary>Gamma(x) and log |Gamma(x)| of a real argument (DLMF chapter 5), relative error below 1e-14.</summary>
internal static class GammaFunction
{
    // Products of at most 22 factors below; they are exact for integers, so gamma(n) = (n-1)! exactly up to 22!.
    private const double ProductEnd = 24;
    private const double Overflow = 172;
    private const double Underflow = 185;

    /// <summary>Gamma(x): NaN at negative integers and -inf, an infinity with the sign of the zero at 0 and -0.</summary>
    public static double Gamma(double x)
    {
        if (Math.Abs(x) < 0.5) return Math.Exp(Stirling.LogGammaAtTwo(x)) / (x * (1 + x));
        if (x < 0) return Reflected(x);
        if (x < 1.5) return Math.Exp(Stirling.LogGammaAtTwo(x - 1)) / x;
        if (x < ProductEnd) return RisingProduct(x);
        if (x > Overflow) return double.PositiveInfinity;
        (double factor, double halfPower) = StirlingFactors(x);
        return factor * halfPower * halfPower;
    }

    /// <summary>log |Gamma(x)|: +inf at 0 and the negative integers; relatively accurate beside its zeros at 1 and 2, absolutely beside the negative ones.</summary>
    public static double LGamma(double x)
    {
        if (double.IsInfinity(x)) return double.PositiveInfinity;
        if (Math.Abs(x) < 0.5) return Stirling.LogGammaAtTwo(x) - Math.Log(Math.Abs(x * (1 + x)));
        if (x < 0) return Math.Log(Math.PI / Math.Abs(x * Stirling.SinPi(x))) - LGamma(-x);
        if (x < 1.5) return Stirling.LogGammaAtTwo(x - 1) - Math.Log(x);
        if (x < Stirling.Start) return LogOfProduct(x);
        return (x - 0.5) * (Math.Log(x) - 1) + (MathConstants.HalfLog2Pi - 0.5 + Stirling.Remainder(x));
    }

    // Gamma(y + m) = Gamma(y) y (y+1) ... (y+m-1), with y in [1.5, 2.5).
    private static double RisingProduct(double x)
    {
        double start = x - Math.Round(x - 2), product = 1;
        for (double factor = start; factor < x - 0.25; factor++) product *= factor;
        return Math.Exp(Stirling.LogGammaAtTwo(start - 2)) * product;
    }

    private static double LogOfProduct(double x)
    {
        double product = 1;
        while (x >= 2.5) product *= --x;
        return Stirling.LogGammaAtTwo(x - 2) + Math.Log(product);
    }

    // Gamma(x) = f*p*p with p = x^(x/2 - 1/4), which overflows only where Gamma does.
    private static (double Factor, double HalfPower) StirlingFactors(double x) =>
        (MathConstants.Sqrt2Pi * Math.Exp(-x) * Math.Exp(Stirling.Remainder(x)), Math.Pow(x, 0.5 * x - 0.25));

    // Gamma(x) = -pi/(x sin(pi x) Gamma(-x)), DLMF 5.5.3.
    private static double Reflected(double x)
    {
        double positive = -x;
        if (Math.Floor(x) == x) return double.NaN;
        if (positive < ProductEnd) return -Math.PI / (x * Stirling.SinPi(x) * Gamma(positive));
        double sine = Stirling.SinPi(x);
        if (positive > Underflow) return Math.CopySign(0, sine);
        (double factor, double halfPower) = StirlingFactors(positive);
        return -Math.PI / (x * sine * factor * halfPower) / halfPower;
    }
}
