namespace SymDiff.Support.Mpfr;

/// <summary>Distance of a computed double from the exact value.</summary>
internal static class UlpError
{
    private const int MantissaBits = 53;
    private const int MinimumExponent = -1074;
    private const int OverflowExponent = 1024;

    /// <summary>
    /// |actual - exact| in units of the last place that a double of the exact value's magnitude has (2^-1074 for subnormals).
    /// Equal special values are 0 apart, unequal ones infinitely far. Overflow counts as the value 2^1024.
    /// </summary>
    public static double Ulps(double actual, BigFloat exact)
    {
        if (double.IsNaN(actual) || exact.IsNaN) return double.IsNaN(actual) && exact.IsNaN ? 0 : double.PositiveInfinity;
        if (exact.ToDouble().Equals(actual) && double.IsInfinity(actual)) return 0;
        if (exact.IsInfinity || (double.IsInfinity(actual) && !NearOverflow(exact, actual))) return double.PositiveInfinity;
        BigFloat difference = BigFloat.Abs(Finite(actual) - Saturated(exact));
        return InUlps(difference, exact);
    }

    /// <summary>A difference in units of the last place that a double of the exact value's magnitude has.</summary>
    public static double InUlps(BigFloat difference, BigFloat exact) => BigFloat.ScaleB(difference, -UlpExponent(exact)).ToDouble();

    /// <summary>|actual - exact|/|exact|; equal special values are 0 apart.</summary>
    public static double Relative(double actual, BigFloat exact)
    {
        if (double.IsNaN(actual) || !double.IsFinite(exact.ToDouble()) || exact.IsZero) return Ulps(actual, exact) == 0 ? 0 : double.PositiveInfinity;
        return (BigFloat.Abs(BigFloat.From(actual, exact.Precision) - exact) / BigFloat.Abs(exact)).ToDouble();
    }

    private static bool NearOverflow(BigFloat exact, double infinity) =>
        !exact.IsZero && exact.BinaryExponent >= OverflowExponent - 1 && exact.IsNegative == double.IsNegative(infinity);

    private static BigFloat Finite(double value) =>
        double.IsInfinity(value) ? BigFloat.ScaleB(BigFloat.From(Math.Sign(value)), OverflowExponent) : BigFloat.From(value);

    private static BigFloat Saturated(BigFloat exact) =>
        !exact.IsZero && exact.BinaryExponent >= OverflowExponent ? BigFloat.ScaleB(exact.IsNegative ? -1 : 1, OverflowExponent) : exact;

    private static long UlpExponent(BigFloat exact)
    {
        if (exact.IsZero) return MinimumExponent;
        long exponent = Math.Min(exact.BinaryExponent, OverflowExponent - 1);
        return Math.Max(exponent - (MantissaBits - 1), MinimumExponent);
    }
}
