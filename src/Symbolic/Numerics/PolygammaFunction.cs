namespace SymDiff.Numerics;

/// <summary>Derivatives of digamma of any integer order (DLMF 5.15), relative error below 1e-14 except beside negative zeros.</summary>
internal static class PolygammaFunction
{
    // n! is an exact double up to 22!; above it Stirling's formula takes over.
    private const int ExactFactorials = 22;
    private const double Negligible = 1e-18;

    // Up to this power the rounding error of a ratio stays below a few ulp of its power.
    private const double ShortPower = 8;

    // B_2k/(2k)!, the coefficients of the Euler-Maclaurin formula, DLMF 24.2.1.
    private static readonly double[] BernoulliOverFactorial =
    [
        8.3333333333333333e-02, -1.3888888888888889e-03, 3.3068783068783069e-05, -8.2671957671957672e-07, 2.0876756987868099e-08,
        -5.2841901386874932e-10, 1.3382536530684679e-11, -3.3896802963225829e-13, 8.5860620562778446e-15, -2.1748686985580619e-16,
        5.5090028283602295e-18, -1.3954464685812523e-19,
    ];

    /// <summary>
    /// The derivative of the given order of digamma; order 0 is digamma itself. NaN for an order that is not an integer from 0 on, and where
    /// the two sides of a pole disagree in sign.
    /// </summary>
    public static double Polygamma(double order, double x)
    {
        if (order == 0) return DigammaFunction.Digamma(x);
        if (!(order > 0) || Math.Floor(order) != order || double.IsInfinity(order)) return double.NaN;
        bool isOdd = Math.IEEERemainder(order, 2) != 0;
        double magnitude = x > 0 ? Positive(order, x) : x <= 0 ? NotPositive(order, x, isOdd) : double.NaN;
        return isOdd ? magnitude : -magnitude;
    }

    // n! * sum over all k >= 0 of (x + k)^-(n+1), for x <= 0: the sum over all integers k, which depends on the distance d to the nearest
    // integer only, less the sum over negative k. All three are sums of positive argument, which is reflection without the cotangent.
    private static double NotPositive(double order, double x, bool isOdd)
    {
        double d = x - Math.Round(x);
        if (d == 0 && (isOdd || x == 0)) return isOdd ? double.PositiveInfinity : 1 / x;
        if (d == 0 || double.IsInfinity(x)) return double.NaN;
        double positive = Positive(order, 1 - x);
        if (!isOdd && Math.Abs(d) == 0.5) return positive;
        double right = Positive(order, d > 0 ? d : 1 + d), left = Positive(order, d > 0 ? 1 - d : -d);
        if (double.IsInfinity(right) || double.IsInfinity(left)) return isOdd ? double.PositiveInfinity : d * double.PositiveInfinity;
        return isOdd ? right + (left - positive) : right - (left - positive);
    }

    /// <summary>n! * sum over k >= 0 of (x + k)^-(n+1) for positive x.</summary>
    private static double Positive(double order, double x)
    {
        if (double.IsInfinity(x)) return 0;
        double sum = RelativeSum(order, x);
        return order <= ExactFactorials ? SmallOrder(order, x, sum) : LargeOrder(order, x, sum);
    }

    // sum over k >= 0 of (x/(x + k))^s, s = n + 1: directly until x + k >= 12 + s, then by Euler-Maclaurin.
    private static double RelativeSum(double order, double x)
    {
        double s = order + 1, end = 12 + s, sum = 0, y = x;
        for (double k = 0; y < end; y = x + ++k)
        {
            double term = RatioPower(x, k, s);
            sum += term;
            if (term * end < Negligible * sum) return sum;
        }
        return sum + RatioPower(x, y - x, s) * Tail(s, y);
    }

    // (x/(x + k))^s; what the rounded ratio lacks is multiplied by s and must not be dropped.
    private static double RatioPower(double x, double k, double s)
    {
        if (k == 0) return 1;
        if (s <= ShortPower) return PowerFunction.PowInt(x / (x + k), (int)s);
        DoubleDouble sum = DoubleDouble.Sum(x, k), ratio = DoubleDouble.Quotient(x, sum.High);
        return Math.Pow(ratio.High, s) * (1 + s * (ratio.Low / ratio.High - sum.Low / sum.High));
    }

    // y/(s-1) + 1/2 + sum over k of B_2k/(2k)! s(s+1)...(s+2k-2) y^(1-2k)
    private static double Tail(double s, double y)
    {
        double factor = s / y, sum = y / (s - 1) + 0.5;
        for (int k = 0; k < BernoulliOverFactorial.Length; k++)
        {
            sum += BernoulliOverFactorial[k] * factor;
            factor *= (s + 2 * k + 1) / y * ((s + 2 * k + 2) / y);
        }
        return sum;
    }

    // n!*sum/x^(n+1) in two halves of the power, so that nothing over- or underflows before the result does.
    private static double SmallOrder(double order, double x, double sum)
    {
        double factorial = 1;
        for (int i = 2; i <= order; i++) factorial *= i;
        double halfPower = Math.Pow(x, -(order + 1) / 2);
        return factorial * sum * halfPower * halfPower;
    }

    // n!/x^n = sqrt(2 pi n) (n/(e x))^n exp(1/(12n) - ...), DLMF 5.11.1, the base in double-double: its error is multiplied by n.
    private static double LargeOrder(double order, double x, double sum)
    {
        DoubleDouble ex = new DoubleDouble(Math.E, MathConstants.ELow) * new DoubleDouble(x, 0);
        DoubleDouble ratio = DoubleDouble.Quotient(order, ex.High);
        double correction = order * (ratio.Low / ratio.High - ex.Low / ex.High);
        double halfPower = Math.Pow(ratio.High, order / 2);
        double factor = Math.Sqrt(2 * Math.PI * order) * Math.Exp(Stirling.Remainder(order) + correction) * sum / x;
        return factor * halfPower * halfPower;
    }
}
