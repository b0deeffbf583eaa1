namespace SymDiff.Simplification;

/// <summary>Divisors that two sums of terms share.</summary>
internal static class CommonDivisor
{
    private const int HighestDegree = 40;

    /// <summary>One of the two if it divides the other; of polynomials in one variable, the greatest divisor; null if none is found but numbers.</summary>
    public static List<Term>? Of(List<Term> a, List<Term> b)
    {
        if (PolynomialDivision.Exact(a, b) is not null) return b;
        if (PolynomialDivision.Exact(b, a) is not null) return a;
        return Variable(a) is { } variable && variable == Variable(b) ? Euclid(a, b) : null;
    }

    private static Expr? Variable(List<Term> terms)
    {
        Expr? variable = null;
        foreach (var term in terms)
        {
            if (term.Monomial.IsUnit) continue;
            if (term.Monomial.Factors is not [var only] || !only.IsIntegerPower || only.Exponent.AsInt32 is null or > HighestDegree || (variable ??= only.Base) != only.Base)
                return null;
        }
        return variable;
    }

    private static List<Term>? Euclid(List<Term> a, List<Term> b)
    {
        while (b.Count > 0)
        {
            if (PolynomialDivision.Remainder(a, b) is not { } rest) return null;
            (a, b) = (b, rest.Count == 0 ? rest : Quotient.Primitive(TermMath.One, rest).Terms);
        }
        return a.Count > 1 ? a : null;
    }
}
