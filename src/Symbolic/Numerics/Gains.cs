namespace SymDiff.Numerics;

/// <summary>What a root or power of a changed argument has more than that of the argument, where the two are so close that their difference cancels.</summary>
internal static class Gains
{
    /// <summary>Powers whose logarithm is below this are nearer to 1 than what 1 is subtracted from.</summary>
    private const double Near = 0.7;

    private const double Tiny = 1e-300;

    /// <summary>sqrt(x + y) - sqrt(x) = y/(sqrt(x + y) + sqrt(x)).</summary>
    public static double SqrtStep(double x, double y)
    {
        double from = Math.Sqrt(x), to = Math.Sqrt(x + y), sum = from + to;
        return sum > 0 && !double.IsInfinity(sum) ? y / sum : to - from;
    }

    /// <summary>sqrt(x^2 + y) - x, where that cancels as y/(sqrt(x^2 + y) + x).</summary>
    public static double RootGain(double x, double y)
    {
        double root = RootOfSquareAnd(x, y), sum = root + x;
        return !(x > 0) || double.IsInfinity(root) ? root - x : double.IsInfinity(sum) ? y / 2 / (root / 2 + x / 2) : y / sum;
    }

    /// <summary>(1 + x)^y: with t the rounded sum, t^y times (1 + (1 + x - t)/t)^y, which is exp(y*(1 + x - t)/t) to double precision.</summary>
    public static double Compound(double x, double y)
    {
        DoubleDouble sum = DoubleDouble.Sum(1, x);
        double power = Math.Pow(sum.High, y);
        return sum.High > 0 && double.IsFinite(sum.Low) && !double.IsInfinity(power) ? power * Math.Exp(y * (sum.Low / sum.High)) : power;
    }

    /// <summary>(1 + x)^y - 1.</summary>
    public static double CompoundGain(double x, double y)
    {
        double exponent = y * Log1pFunction.Log1p(x);
        return Math.Abs(exponent) < Near ? Expm1Function.Expm1(exponent) : Compound(x, y) - 1;
    }

    /// <summary>x^y - 1.</summary>
    public static double PowerGain(double x, double y)
    {
        double exponent = y * Math.Log(x);
        return Math.Abs(exponent) < Near ? Expm1Function.Expm1(exponent) : Math.Pow(x, y) - 1;
    }

    /// <summary>log(1 + x) - log(x) = log(1 + 1/x), where 1/x does not overflow.</summary>
    public static double LogStep(double x) => x < Tiny ? Log1pFunction.Log1p(x) - Math.Log(x) : Log1pFunction.Log1p(1 / x);

    /// <summary>The root, also where the square overflows.</summary>
    private static double RootOfSquareAnd(double x, double y)
    {
        double sum = Math.FusedMultiplyAdd(x, x, y);
        return double.IsPositiveInfinity(sum) ? Math.Abs(x) * Math.Sqrt(1 + y / x / x) : Math.Sqrt(sum);
    }
}
