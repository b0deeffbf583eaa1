namespace SymDiff.Numerics;

/// <summary>Evaluation of polynomials with fixed coefficients.</summary>
internal static class Polynomial
{
    /// <summary>
    /// c0 + c1*x + c2*x^2 + ... , at least two coefficients in rising order. Even and odd powers are two Horner chains in x^2, which the
    /// processor runs side by side; their fused multiply-adds are what these functions wait for.
    /// </summary>
    public static double Evaluate(ReadOnlySpan<double> coefficients, double x)
    {
        double square = x * x;
        int last = coefficients.Length - 1;
        double high = coefficients[last], low = coefficients[last - 1];
        for (int i = last - 2; i > 0; i -= 2)
        {
            high = Math.FusedMultiplyAdd(high, square, coefficients[i]);
            low = Math.FusedMultiplyAdd(low, square, coefficients[i - 1]);
        }
        return last % 2 == 1 ? Math.FusedMultiplyAdd(high, x, low) : Math.FusedMultiplyAdd(low, x, Math.FusedMultiplyAdd(high, square, coefficients[0]));
    }
}
