namespace SymDiff.Support;

/// <summary>erf and erfc by a series near 0 and a continued fraction farther out.</summary>
internal static class ErrorFunctions
{
    private const double SeriesEnd = 1.5;

    public static double Erf(double x) => Math.Abs(x) < SeriesEnd ? Series(x) : x < 0 ? Tail(-x) - 1 : 1 - Tail(x);

    public static double Erfc(double x) => x >= 0.5 ? Tail(x) : x <= -SeriesEnd ? 2 - Tail(-x) : 1 - Series(x);

    // DLMF 7.6.2, all terms of one sign: 2/sqrt(pi)*exp(-x^2)*sum 2^n*x^(2n+1)/(1*3*...*(2n+1))
    private static double Series(double x)
    {
        var (term, sum) = (x, x);
        for (var n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++) sum += term *= 2 * x * x / (2 * n + 1);
        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    public static double ScaledErfc(double x) => x >= 0.5 ? 1 / (Math.Sqrt(Math.PI) * Fraction(x)) : Math.Exp(x * x) * Erfc(x);

    // DLMF 7.9.2: sqrt(pi)*exp(x^2)*erfc(x) = 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + ...)))), from the inside
    private static double Tail(double x)
    {
        if (double.IsNaN(x) || x > 30) return x > 30 ? 0 : x;
        return SquareExp(x, Math.Sqrt(Math.PI) * Fraction(x));
    }

    private static double Fraction(double x)
    {
        var fraction = x;
        for (var n = (int)(60 + 600 / (x * x)); n > 0; n--) fraction = x + n / 2.0 / fraction;
        return fraction;
    }

    // exp(-x^2)/divisor with the square's rounding error put back, x = h + l, where h*h is exact; by halves, so that only the last product underflows
    private static double SquareExp(double x, double divisor)
    {
        var h = (double)(float)x;
        var half = Math.Exp(-h * h / 2);
        return half * Math.Exp(-(x - h) * (x + h)) / divisor * half;
    }
}
