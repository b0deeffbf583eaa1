namespace SymDiff.Numerics;

/// <summary>Length of the hypotenuse.</summary>
internal static class HypotFunction
{
    private const double Large = 1e150;
    private const double Small = 1e-140;

    /// <summary>sqrt(x^2 + y^2) without overflow or underflow; inf if either is infinite, else NaN if either is NaN.</summary>
    public static double Hypot(double x, double y)
    {
        double large = Math.Abs(x), small = Math.Abs(y);
        if (small > large) (large, small) = (small, large);
        if (double.IsInfinity(x) || double.IsInfinity(y)) return double.PositiveInfinity;
        if (large > Large) return Scaled(large, small, -600);
        return large < Small && large > 0 ? Scaled(large, small, 600) : Length(large, small);
    }

    private static double Scaled(double large, double small, int exponent) =>
        Math.ScaleB(Length(Math.ScaleB(large, exponent), Math.ScaleB(small, exponent)), -exponent);

    private static double Length(double large, double small) => Math.Sqrt(Math.FusedMultiplyAdd(large, large, small * small));
}
