namespace SymDiff.Numerics;

/// <summary>log(1 + x) without cancellation.</summary>
internal static class Log1pFunction
{
    private const double SeriesRange = 1e-5;

    /// <summary>log(1 + x): -inf at -1, NaN below.</summary>
    public static double Log1p(double x)
    {
        DoubleDouble value = Split(x);
        return value.Low == 0 ? value.High : value.High + value.Low;
    }

    /// <summary>
    /// log(1 + x + tail), |tail| small beside x, as a double and a correction: log(s) + c/s, where s = 1 + x rounded and c is the rounding error
    /// (Goldberg, What every computer scientist should know about floating-point arithmetic, theorem 4, in additive form).
    /// </summary>
    public static DoubleDouble Split(double x, double tail = 0)
    {
        if (Math.Abs(x) < SeriesRange) return new(x, x * x * (-0.5 + x * (1.0 / 3 - 0.25 * x)) + tail);
        DoubleDouble s = DoubleDouble.Sum(1, x);
        double log = Math.Log(s.High);
        return s.High > 0 && s.High < MathConstants.TwoTo53 ? new(log, (s.Low + tail) / s.High) : new(log, 0);
    }
}
