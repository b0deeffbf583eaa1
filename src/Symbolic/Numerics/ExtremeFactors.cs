namespace SymDiff.Numerics;

/// <summary>Logarithms and exponentials of what overflows or underflows only on the way to the result.</summary>
internal static class ExtremeFactors
{
    private const double Least = 1e-290;
    private const double Largest = 1e300;

    /// <summary>From here on exp overflows, and exp(-x) is 0.</summary>
    private const double BeyondExponents = 746;

    /// <summary>log(x*y) for any product, also one that no double holds; near 1 with what the rounded product lacks.</summary>
    public static double LogProduct(double x, double y)
    {
        var product = x * y;
        if (product is > Least and < Largest) return Math.Log(product) + (Math.FusedMultiplyAdd(x, y, -product) / product);
        if (x == 0 || y == 0 || double.IsInfinity(x) || double.IsInfinity(y) || x < 0 != y < 0) return Math.Log(product);
        int first = Math.ILogB(x), second = Math.ILogB(y);
        return ((first + second) * MathConstants.Ln2) + Math.Log(Math.ScaleB(x, -first) * Math.ScaleB(y, -second));
    }

    /// <summary>exp(x)/exp(y), where either may overflow or underflow.</summary>
    public static double ExpRatio(double x, double y) => ExpProduct(x, -y);

    /// <summary>exp(x)*exp(y), where either may overflow or underflow: exp of the rounded sum s, times exp(x + y - s) = 1 + (x + y - s).</summary>
    public static double ExpProduct(double x, double y)
    {
        var sum = DoubleDouble.Sum(x, y);
        return Math.Abs(sum.High) < BeyondExponents ? Math.Exp(sum.High) * (1 + sum.Low) : Math.Exp(x + y);
    }

    /// <summary>log(cosh(x)): near 0 by 2*sinh(x/2)^2 = cosh(x) - 1, elsewhere |x| + log(1 + exp(-2|x|)) - log(2).</summary>
    public static double LogCosh(double x)
    {
        var size = Math.Abs(x);
        if (size > 1) return size + (Log1pFunction.Log1p(Math.Exp(-2 * size)) - MathConstants.Ln2);
        var half = Math.Sinh(size / 2);
        return Log1pFunction.Log1p(2 * half * half);
    }
}
