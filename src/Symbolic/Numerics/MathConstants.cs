namespace SymDiff.Numerics;

/// <summary>MathConstants as a double and, where a sum of two is needed, what the double lacks.</summary>
internal static class MathConstants
{
    public const double Ln2 = 0.6931471805599453;
    public const double Ln2Low = 2.3190468138462996e-17;
    public const double Ln2Lowest = 5.707708438416212e-34;

    /// <summary>What Math.E lacks.</summary>
    public const double ELow = 1.4456468917292502e-16;

    /// <summary>1/sqrt(pi).</summary>
    public const double InverseSqrtPi = 0.5641895835477563;
    public const double InverseSqrtPiLow = 7.66772980658294e-18;

    /// <summary>log(2*pi)/2.</summary>
    public const double HalfLog2Pi = 0.9189385332046728;

    /// <summary>sqrt(2*pi).</summary>
    public const double Sqrt2Pi = 2.5066282746310007;

    /// <summary>Above 2^53 every double is an even integer, and x + 1 is x up to half an ulp.</summary>
    public const double TwoTo53 = 9007199254740992;
}
