namespace SymDiff.Numerics;

/// <summary>The logarithmic derivative of Gamma (DLMF 5.2.2), relative error below 1e-14 except beside its negative zeros.</summary>
internal static class DigammaFunction
{
    private const double AsymptoticStart = 10;

    // The positive zero, as a sum of two doubles.
    private const double Root = 1.4616321449683622;
    private const double RootLow = 9.549995429965697e-17;

    // psi(x)/(x - Root) as a polynomial in x - 3/2 on [1, 2], interpolated at 22 Chebyshev nodes with 70 digits; error 2e-17.
    private static readonly double[] RootCoefficients =
    [
        0.951055876031833, -0.4236274212814605, 0.2405424842407742, -0.14840492305390884, 0.09498872445494122, -0.061922133273064534,
        0.04076083381242074, -0.02697579675613825, 0.0179072524394512, -0.011908218001568644, 0.007926944646403797, -0.005279964873257405,
        0.003519006401502276, -0.002345267632540769, 0.0015566317474486838, -0.0010376374098418604, 0.0007233266279287554,
        -0.0004821990530566789, 0.0002272331660987376, -0.00015148586836773365, 0.00025968482126430747, -0.00017312261802727394,
    ];

    // B_2k/(2k), DLMF 5.11.2.
    private static readonly double[] Series =
        [1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12, -3617.0 / 8160, 43867.0 / 14364];

    /// <summary>digamma(x): an infinity at 0 and -0, NaN at negative integers and -inf.</summary>
    public static double Digamma(double x)
    {
        if (x < 0) return Reflected(x);
        if (x < 1) return BesideRoot(x, 1) - 1 / x;
        if (x >= AsymptoticStart) return Asymptotic(x);
        double sum = 0;
        while (x > 2) sum += 1 / --x;
        return sum + BesideRoot(x, 0);
    }

    // Argument x + shift, formed only where the difference to the zero and to 3/2 is formed, so that no digit of x is lost beside the zero.
    private static double BesideRoot(double x, double shift) =>
        (x - (Root - shift) - RootLow) * Polynomial.Evaluate(RootCoefficients, x - (1.5 - shift));

    private static double Asymptotic(double x)
    {
        double square = 1 / (x * x);
        return Math.Log(x) - 0.5 / x - square * Polynomial.Evaluate(Series, square);
    }

    // psi(x) = psi(1 - x) - pi cot(pi x), DLMF 5.5.4.
    private static double Reflected(double x)
    {
        double fraction = x - Math.Round(x);
        if (fraction == 0 || double.IsInfinity(x)) return double.NaN;
        double reflected = x > -1 ? BesideRoot(-x, 1) : Digamma(1 - x);
        return reflected - Math.PI / Math.Tan(Math.PI * fraction);
    }
}
