namespace SymDiff.Simplification;

/// <summary>
/// A value as one quotient, outside*(sum of terms): no term has a negative power, no base divides all of them, and their coefficients are whole numbers without a common
/// divisor, the leading one positive. The denominator is what <paramref name="Outside"/> has negative powers of.
/// </summary>
/// <param name="Outside">A number and powers of bases; sums among them are primitive themselves.</param>
/// <param name="Terms">The primitive part.</param>
internal sealed record Quotient(Term Outside, List<Term> Terms)
{
    public static Quotient Zero { get; } = new(new(Number.Zero, Monomial.Unit), [TermMath.One]);

    public bool IsZero => Outside.Coefficient.IsZero;

    /// <summary>The terms with everything that they share taken out.</summary>
    public static Quotient Primitive(Term outside, List<Term> terms)
    {
        if (terms.Count == 0) return Zero;
        var common = TermMath.Common(terms);
        return new(TermMath.Times(outside, common), terms.ConvertAll(term => TermMath.Over(term, common)));
    }
}
