namespace SymDiff.Support;

/// <summary>Elementary functions that .NET lacks, by short textbook formulas.</summary>
internal static class ScalarFunctions
{
    // Kahan: the rounding errors of u = exp(x) cancel in (u - 1)/log(u). Higham, Accuracy and Stability of Numerical Algorithms, section 1.14.1
    public static double Expm1(double x)
    {
        var u = Math.Exp(x);
        if (u == 1) return x;
        return u - 1 == -1 || double.IsInfinity(u) ? u - 1 : (u - 1) * (x / Math.Log(u));
    }

    // likewise for u = 1 + x
    public static double Log1p(double x)
    {
        var u = 1 + x;
        if (u == 1) return x;
        return double.IsInfinity(u) ? u : Math.Log(u) * (x / (u - 1));
    }

    public static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    public static double Log1mExp(double x) => x > -Math.Log(2) ? Math.Log(-Expm1(x)) : Log1p(-Math.Exp(x));

    public static double Hypot(double x, double y)
    {
        var (large, small) = (Math.Max(Math.Abs(x), Math.Abs(y)), Math.Min(Math.Abs(x), Math.Abs(y)));
        if (large == 0 || double.IsInfinity(large)) return large;
        var ratio = small / large;
        return large * Math.Sqrt(1 + ratio * ratio);
    }
}
