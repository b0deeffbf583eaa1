using System.Globalization;
using System.Numerics;

namespace SymDiff.Support.Mpfr;

/// <summary>Derivatives of digamma of any order, in high precision.</summary>
internal sealed partial class BigFloat
{
    private const int AsymptoticTerms = 60;
    private const int GuardBits = 64;

    private static readonly Lazy<BigFloat[]> Bernoulli = new(() => [.. BernoulliNumbers(AsymptoticTerms)]);

    /// <summary>
    /// The derivative of the given order of digamma. Positive arguments: recurrence and asymptotic series (DLMF 5.15.5, 5.15.8);
    /// far negative ones: reflection (5.15.6), the derivatives of the cotangent as polynomials in the cotangent.
    /// </summary>
    public static BigFloat Polygamma(int order, BigFloat x)
    {
        if (order == 0) return Digamma(x);
        BigFloat wide = x.WithPrecision(x.Precision + GuardBits);
        BigFloat result = wide < -order - 10 ? Reflected(order, wide) : FromRecurrence(order, wide);
        return result.WithPrecision(x.Precision);
    }

    private static BigFloat FromRecurrence(int order, BigFloat x)
    {
        BigFloat sum = From(0, x.Precision), power = From(-order - 1), enough = From(order + AsymptoticTerms);
        for (; x < enough; x += 1) sum += Pow(x, power);
        BigFloat magnitude = sum * Factorial(order, x.Precision) + Asymptotic(order, x);
        return order % 2 == 0 ? -magnitude : magnitude;
    }

    // (n-1)!/x^n + n!/(2 x^(n+1)) + sum over k of B_2k (2k+n-1)!/((2k)! x^(2k+n))
    private static BigFloat Asymptotic(int order, BigFloat x)
    {
        BigFloat factor = Factorial(order - 1, x.Precision) * Pow(x, From(-order));
        BigFloat sum = factor * (From(order, x.Precision) / (x * 2) + 1);
        for (int k = 1; k <= AsymptoticTerms; k++)
        {
            factor *= From((2.0 * k + order - 2) * (2 * k + order - 1), x.Precision) / (From(2.0 * k * (2 * k - 1), x.Precision) * x * x);
            sum += factor * Bernoulli.Value[k - 1];
        }
        return sum;
    }

    // psi_n(x) = (-1)^n psi_n(1-x) - pi^(n+1) cot^(n)(pi x)
    private static BigFloat Reflected(int order, BigFloat x)
    {
        BigFloat pi = Pi(x.Precision), other = FromRecurrence(order, From(1, x.Precision) - x);
        BigFloat angle = pi * (x - Round(x));
        BigFloat derivative = CotangentDerivative(order, Cos(angle) / Sin(angle)) * Pow(pi, From(order + 1));
        return (order % 2 == 0 ? other : -other) - derivative;
    }

    // d/dx of a polynomial p in c = cot(x) is -(1 + c^2) p'(c); all coefficients have one sign, so nothing cancels.
    private static BigFloat CotangentDerivative(int order, BigFloat cotangent)
    {
        BigFloat zero = From(0, cotangent.Precision);
        BigFloat[] polynomial = [zero, From(1, cotangent.Precision)];
        for (int n = 0; n < order; n++)
        {
            BigFloat[] next = [.. Enumerable.Repeat(zero, polynomial.Length + 1)];
            for (int i = 1; i < polynomial.Length; i++)
            {
                next[i - 1] -= polynomial[i] * i;
                next[i + 1] -= polynomial[i] * i;
            }
            polynomial = next;
        }
        return polynomial.Reverse().Aggregate(zero, (sum, coefficient) => sum * cotangent + coefficient);
    }

    private static BigFloat Factorial(int n, int precision)
    {
        BigFloat product = From(1, precision);
        for (int i = 2; i <= n; i++) product *= i;
        return product;
    }

    // B_2k = (-1)^(k-1) 2k T_k/(4^k (4^k - 1)) from the tangent numbers T_k: Brent and Harvey, Fast computation of Bernoulli,
    // Tangent and Secant numbers (2011), algorithm TangentNumbers.
    private static IEnumerable<BigFloat> BernoulliNumbers(int count)
    {
        var tangent = new BigInteger[count + 1];
        tangent[1] = 1;
        for (int k = 2; k <= count; k++) tangent[k] = (k - 1) * tangent[k - 1];
        for (int k = 2; k <= count; k++)
            for (int j = k; j <= count; j++)
                tangent[j] = (j - k) * tangent[j - 1] + (j - k + 2) * tangent[j];
        for (int k = 1; k <= count; k++)
        {
            BigInteger power = BigInteger.One << (2 * k);
            yield return Exact(2 * k * tangent[k] * (k % 2 == 0 ? -1 : 1)) / Exact(power * (power - 1));
        }
    }

    private static BigFloat Exact(BigInteger value) => Parse(value.ToString(CultureInfo.InvariantCulture), 1024);
}
