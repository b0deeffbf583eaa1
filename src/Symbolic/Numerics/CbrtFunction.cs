namespace SymDiff.Numerics;

/// <summary>Cube root: the library's value (measured 3.3 ulp on glibc 2.36) and one Newton step with an exact residual.</summary>
internal static class CbrtFunction
{
    // Below, the residual would be subnormal and lose its digits.
    private const double Small = 1e-290;

    /// <summary>The real cube root, with the sign of x.</summary>
    public static double Cbrt(double x) => Math.Abs(x) < Small ? Math.ScaleB(Refined(Math.ScaleB(x, 300)), -100) : Refined(x);

    private static double Refined(double x)
    {
        var root = Math.Cbrt(x);
        if (root == 0 || !double.IsFinite(root)) return root;
        var square = DoubleDouble.Product(root, root);
        var residual = Math.FusedMultiplyAdd(-square.High, root, x) - square.Low * root;
        return root + residual / (3 * square.High);
    }
}
