using System.Numerics;
using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>A factor that all terms of a sum share. A plain monomial is left where it is; a function or a sum is worth taking out.</summary>
internal static class CommonFactor
{
    private const int MostTerms = 64;

    /// <summary>The shared factor and the terms divided by it; null if there is none but a plain monomial.</summary>
    public static (Term Factor, List<Term> Quotients)? Of(List<Term> terms)
    {
        if (terms.Count is < 2 or > MostTerms) return null;
        var shared = Shared(terms);
        if (!shared.Factors.ToArray().Any(f => !f.Base.Args.IsEmpty)) return null;
        var factor = new Term(Content(terms), shared);
        var quotients = terms.ConvertAll(t => TermMath.Over(t, factor));
        return Length(quotients) < Length(terms) ? (factor, quotients) : null;
    }

    /// <summary>Division by an exponential may leave another one in its place; only a shorter sum is progress.</summary>
    private static int Length(List<Term> terms) => terms.Sum(t => t.Monomial.Factors.Length);

    /// <summary>Of every base that all terms have with one sign, the power nearest to 0.</summary>
    private static Monomial Shared(List<Term> group)
    {
        var powers = new List<Factor>();
        foreach (var factor in group[0].Monomial.Factors)
        {
            var least = factor.Exponent;
            foreach (var term in group) least = Nearer(least, term.Monomial.ExponentOf(factor.Base));
            if (!least.IsZero) powers.Add(new(factor.Base, least));
        }
        return Monomial.Of(powers);
    }

    private static Number Nearer(Number a, Number b) =>
        a.Sign != b.Sign ? Number.Zero : (a.CompareTo(b) < 0) == (a.Sign > 0) ? a : b;

    /// <summary>The whole number that divides all coefficients, or the fraction that all of them are but for their signs; negative if all of them are.</summary>
    internal static Number Content(List<Term> group)
    {
        var sign = group.TrueForAll(t => t.Coefficient.Sign < 0) ? Number.MinusOne : Number.One;
        if (group.TrueForAll(t => t.Coefficient.IsInteger)) return Number.FromInteger(Divisor(group) * sign.Numerator);
        var size = Size(group[0]);
        return group.TrueForAll(t => Size(t).Equals(size)) && Number.Multiply(size, sign) is { } fraction ? fraction : Number.One;
    }

    private static BigInteger Divisor(List<Term> group) =>
        group.Aggregate(BigInteger.Zero, (divisor, term) => BigInteger.GreatestCommonDivisor(divisor, term.Coefficient.Numerator));

    private static Number Size(Term term) => term.Coefficient.Sign < 0 ? term.Coefficient.Negate() : term.Coefficient;
}
