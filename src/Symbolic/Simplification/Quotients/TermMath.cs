using System.Numerics;

namespace SymDiff.Simplification;

/// <summary>Arithmetic of terms.</summary>
internal static class TermMath
{
    private const int LargestDivisor = 100;

    public static Term One { get; } = new(Number.One, Monomial.Unit);

    /// <summary>A product as a term.</summary>
    public static Term Read(Expr value)
    {
        var collector = new FactorCollector();
        collector.Multiply(value);
        return collector.ToTerm();
    }

    /// <summary>Whether a term has a divisor; a number counts if it is one that people write as a divisor.</summary>
    public static bool HasDenominator(Term term)
    {
        if (!term.Coefficient.IsInteger && term.Coefficient.Denominator <= LargestDivisor) return true;
        foreach (var factor in term.Monomial.Factors) if (factor.Exponent.Sign < 0) return true;
        return false;
    }

    /// <summary>How many powers are written in a sum of terms.</summary>
    public static int Powers(IReadOnlyList<Term> terms) => terms.Sum(term => term.Monomial.Factors.Length);

    public static Term Negate(Term term) => term with { Coefficient = term.Coefficient.Negate() };

    public static Term Times(Term a, Term b)
    {
        var collector = new FactorCollector();
        collector.Multiply(a);
        collector.Multiply(b);
        return collector.ToTerm();
    }

    public static Term Over(Term term, Term divisor)
    {
        var collector = new FactorCollector();
        collector.Multiply(term);
        foreach (var factor in divisor.Monomial.Factors) collector.MultiplyWhole(factor.Base, factor.Exponent.Negate());
        collector.Multiply(Expr.Constant(divisor.Coefficient), Number.MinusOne);
        return collector.ToTerm();
    }

    /// <summary>
    /// What all terms have in common: of every base the least power, and the number that leaves whole coefficients without a common divisor, the leading one positive.
    /// </summary>
    public static Term Common(List<Term> terms)
    {
        var least = LeastPowers(terms);
        var content = Content(terms);
        return new(ReadingOrder.First(terms).Coefficient.Sign < 0 ? content.Negate() : content, least);
    }

    /// <summary>A base that one of the terms lacks has the power 0 there.</summary>
    private static Monomial LeastPowers(List<Term> terms)
    {
        var (least, counts) = (new PowerList(), new NodeMap<int>());
        foreach (var term in terms)
            foreach (var (value, exponent) in term.Monomial.Factors)
            {
                counts.Reference(value, out _)++;
                if (least.Find(value) is not { } known || known.CompareTo(exponent) > 0) least.Set(value, exponent);
            }
        return Monomial.Of([.. least.Factors.Where(factor => factor.Exponent.Sign < 0 || counts[factor.Base] == terms.Count)]);
    }

    /// <summary>The largest positive number that leaves whole coefficients; 1 if there is none within the width of numbers.</summary>
    public static Number Content(List<Term> terms)
    {
        var (divisor, multiple) = (BigInteger.Zero, BigInteger.One);
        foreach (var (coefficient, _) in terms)
        {
            if (coefficient.IsWide) return Number.One;
            divisor = BigInteger.GreatestCommonDivisor(divisor, coefficient.Numerator);
            multiple = multiple / BigInteger.GreatestCommonDivisor(multiple, coefficient.Denominator) * coefficient.Denominator;
        }
        return multiple <= LargestDivisor && Number.Ratio(divisor, multiple) is { } content ? content : Number.One;
    }
}
