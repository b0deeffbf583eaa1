namespace SymDiff.Numerics;

/// <summary>The pieces that the functions of the gamma family share: Stirling's series, the expansion at 2, sin(pi x).</summary>
internal static class Stirling
{
    /// <summary>From here on ten terms of the series are exact to double precision.</summary>
    public const double Start = 8;

    // B_2k/(2k(2k - 1)), DLMF 5.11.1.
    private static readonly double[] Series =
    [
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400, 43867.0 / 244188, -174611.0 / 125400,
    ];

    // lgamma(2 + d)/d on [-1/2, 1/2], interpolated at 18 Chebyshev nodes with 70 digits, error 5e-18; it follows the Taylor series DLMF 5.7.3.
    private static readonly double[] AtTwo =
    [
        0.42278433509846713, 0.3224670334241132, -0.06735230105319563, 0.02058080842778338, -0.007385551028935545, 0.002890510330865901,
        -0.0011927539009983087, 0.0005096695196526673, -0.00022315497746292723, 9.945761692157133e-05, -4.4923727564247656e-05,
        2.050601970174762e-05, -9.45628851510172e-06, 4.3828545383846665e-06, -1.9743106888421067e-06, 9.242852225162277e-07,
        -5.811277768921246e-07, 2.7475390051909663e-07,
    ];

    /// <summary>log Gamma(x) - ((x - 1/2) log x - x + log(2 pi)/2) for x &gt;= Start.</summary>
    public static double Remainder(double x) => Polynomial.Evaluate(Series, 1 / (x * x)) / x;

    /// <summary>log Gamma(2 + d) for |d| at most 1/2, relatively accurate also at d = 0.</summary>
    public static double LogGammaAtTwo(double d) => d * Polynomial.Evaluate(AtTwo, d);

    /// <summary>sin(pi x): the reduction to the nearest integer is exact, so its zeros are, and it is relatively accurate beside them.</summary>
    public static double SinPi(double x)
    {
        double nearest = Math.Round(x);
        double sine = Math.Sin(Math.PI * (x - nearest));
        return Math.IEEERemainder(nearest, 2) == 0 ? sine : -sine;
    }
}
