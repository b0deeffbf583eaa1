namespace SymDiff.Support;

/// <summary>The logarithm of |gamma| and its derivatives, by recurrence, series and asymptotic expansion.</summary>
internal static class GammaFunctions
{
    private const double Far = 30;

    // B2, B4, ... (DLMF 24.2)
    private static readonly double[] Bernoulli =
        [1 / 6.0, -1 / 30.0, 1 / 42.0, -1 / 30.0, 5 / 66.0, -691 / 2730.0, 7 / 6.0, -3617 / 510.0, 43867 / 798.0, -174611 / 330.0];

    // zeta(k) = |psi(k-1)(1)|/(k-1)!, DLMF 5.15.2
    private static readonly double[] Zeta = [.. Enumerable.Range(0, 60).Select(k => k < 2 ? 0 : Math.Abs(Polygamma(k - 1, 1)) / Factorial(k - 1))];

    public static double LogGamma(double x)
    {
        if (double.IsNaN(x) || double.IsPositiveInfinity(x)) return x;
        if (x <= 0) return x == Math.Floor(x) ? double.PositiveInfinity : Math.Log(Math.PI / Math.Abs(Math.Sin(Math.PI * x))) - LogGamma(1 - x);
        if (x < 0.5) return NearOne(x) - Math.Log(x);
        if (x > Far) return Stirling(x);
        var product = 1.0;
        for (; x > 2.5; x--) product *= x - 1;
        return Math.Log(product) + (x < 1.5 ? NearOne(x - 1) : ScalarFunctions.Log1p(x - 2) + NearOne(x - 2));
    }

    /// <summary>The derivative of order n + 1 of log(gamma(x)).</summary>
    public static double Polygamma(int n, double x)
    {
        if (double.IsNaN(x) || double.IsNegativeInfinity(x)) return double.NaN;
        if (x <= 0 && x == Math.Floor(x)) return Pole(n, x);
        var shift = 0.0;
        var sign = n % 2 == 0 ? -1 : 1;
        for (; x < Far + n; x++) shift += sign * Factorial(n) / Math.Pow(x, n + 1);
        return shift + Asymptotic(n, x, sign);
    }

    // by 1/x^(n+1): both sides rise for odd n; otherwise the sign of a zero tells the side
    private static double Pole(int n, double x) => n % 2 == 1 ? double.PositiveInfinity : x == 0 ? -1 / x : double.NaN;

    // DLMF 5.11.2, 5.15.8 and 5.15.9
    private static double Asymptotic(int n, double x, int sign)
    {
        var sum = n == 0 ? -Math.Log(x) : Factorial(n - 1) / Math.Pow(x, n);
        sum += Factorial(n) / (2 * Math.Pow(x, n + 1));
        for (var k = 1; k <= Bernoulli.Length; k++) sum += Bernoulli[k - 1] * Rising(2 * k + 1, n - 1) / (n == 0 ? 2 * k : 1) / Math.Pow(x, 2 * k + n);
        return sign * sum;
    }

    // log(gamma(1 + t)) = -gamma*t + sum zeta(k)*(-t)^k/k, DLMF 5.7.3
    private static double NearOne(double t)
    {
        var sum = Polygamma(0, 1) * t;
        var power = -t;
        for (var k = 2; k < Zeta.Length; k++) sum += Zeta[k] / k * (power *= -t);
        return sum;
    }

    // DLMF 5.11.1
    private static double Stirling(double x)
    {
        var sum = (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI);
        for (var k = 1; k <= Bernoulli.Length; k++) sum += Bernoulli[k - 1] / (2 * k * (2 * k - 1)) / Math.Pow(x, 2 * k - 1);
        return sum;
    }

    private static double Factorial(int n) => Rising(1, n);

    // from*(from + 1)*...: count factors
    private static double Rising(int from, int count)
    {
        var product = 1.0;
        for (var i = 0; i < count; i++) product *= from + i;
        return product;
    }
}
