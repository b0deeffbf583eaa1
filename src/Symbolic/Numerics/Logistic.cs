using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SymDiff.Numerics;

/// <summary>Logarithms of sums and differences of exponentials, and the logistic function.</summary>
internal static class Logistic
{
    // exp(-x) is below half an ulp of x from here on.
    private const double Saturation = 37;

    /// <summary>
    /// log(1 - exp(x)) for negative x: -inf at 0, NaN above. The two forms meet where exp(x) = 1/2: Maechler, Accurately computing
    /// log(1 - exp(-|a|)), 2012.
    /// </summary>
    public static double Log1mExp(double x) => x > -MathConstants.Ln2 ? Math.Log(-Expm1Function.Expm1(x)) : Log1pFunction.Log1p(-Math.Exp(x));

    /// <summary>log(1 + exp(x)).</summary>
    public static double Softplus(double x) => SoftplusFrom(x, Decay(x));

    /// <summary>1/(1 + exp(-x)); for negative x as exp(x)/(1 + exp(x)), so that the tail underflows as exp does.</summary>
    public static double Sigmoid(double x)
    {
        var e = Decay(x);
        return BySign(x, 1 / (1 + e), e / (1 + e));
    }

    /// <summary>exp(-|x|).</summary>
    public static double Decay(double x) => Math.Exp(-Math.Abs(x));

    /// <summary>log(1 + exp(x)) with e = exp(-|x|) at hand.</summary>
    public static double SoftplusFrom(double x, double e)
    {
        if (x > Saturation) return x;
        double log = Log1pFunction.Log1p(e);
        return x > 0 ? x + log : log;
    }

    /// <summary>One of two values by the sign bit of x, without a branch, which would be mispredicted for half of all data.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double BySign(double x, double positive, double negative)
    {
        if (Sse41.IsSupported)
            return Sse41.BlendVariable(Vector128.CreateScalarUnsafe(positive), Vector128.CreateScalarUnsafe(negative), Vector128.CreateScalarUnsafe(x)).ToScalar();
        var isNegative = BitConverter.DoubleToInt64Bits(x) >> 63;
        return BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(negative) & isNegative) | (BitConverter.DoubleToInt64Bits(positive) & ~isNegative));
    }

    /// <summary>
    /// log(exp(x) + exp(y)), as max + log1p(exp(min - max)). Where the two terms nearly cancel, beside the curve exp(x) + exp(y) = 1,
    /// the sum of exponentials is formed in double-double arithmetic, with an error of 1e-30 times the smaller exponential.
    /// </summary>
    public static double LogAddExp(double x, double y)
    {
        if (double.IsNaN(x) || double.IsNaN(y)) return double.NaN;
        double large = Math.Max(x, y), small = Math.Min(x, y);
        if (double.IsInfinity(large) || double.IsNegativeInfinity(small)) return large;
        var difference = DoubleDouble.Sum(small, -large);
        var ratio = Math.Exp(difference.High);
        if (ratio == 0) return large;
        // The rounding error of the difference is that of the exponent: exp(d + l) = exp(d) (1 + l).
        var log = Log1pFunction.Split(ratio, ratio * difference.Low);
        var sum = large + (log.High + log.Low);
        return Math.Abs(sum) < log.High ? NearZero(large, small) : sum;
    }

    private static double NearZero(double large, double small)
    {
        var excess = Expm1Function.Expm1Extended(large) + Expm1Function.ExpExtended(small);
        var log = Log1pFunction.Split(excess.High, excess.Low);
        return log.High + log.Low;
    }
}
