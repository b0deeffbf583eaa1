namespace SymDiff.Simplification;

/// <summary>Division of sums of terms with powers that are not negative.</summary>
internal static class PolynomialDivision
{
    private const int MostSteps = 200;

    /// <summary>The quotient, if the division leaves nothing; null otherwise.</summary>
    public static List<Term>? Exact(List<Term> dividend, List<Term> divisor) => Divided(dividend, divisor) is { Remainder.Count: 0 } result ? result.Quotient : null;

    /// <summary>What a division leaves; null if it takes too many steps.</summary>
    public static List<Term>? Remainder(List<Term> dividend, List<Term> divisor) => Divided(dividend, divisor)?.Remainder;

    private static (List<Term> Quotient, List<Term> Remainder)? Divided(List<Term> dividend, List<Term> divisor)
    {
        var lead = Leading(divisor);
        var quotient = new List<Term>();
        for (var rest = dividend; quotient.Count < MostSteps; rest = Minus(rest, divisor, quotient[^1]))
        {
            if (rest.Count == 0 || Ratio(Leading(rest), lead) is not { } ratio) return (quotient, rest);
            quotient.Add(ratio);
        }
        return null;
    }

    private static Term Leading(List<Term> terms) => terms.MaxBy(term => term.Monomial, MonomialOrder.Instance)!;

    private static Term? Ratio(Term dividend, Term divisor)
    {
        var ratio = TermMath.Over(dividend, divisor);
        foreach (var factor in ratio.Monomial.Factors) if (factor.Exponent.Sign < 0) return null;
        return ratio;
    }

    private static List<Term> Minus(List<Term> rest, List<Term> divisor, Term times)
    {
        var collector = new SumCollector();
        foreach (var term in rest) collector.Add(term);
        foreach (var term in divisor) collector.Add(TermMath.Times(term, TermMath.Negate(times)));
        return collector.Terms;
    }
}
