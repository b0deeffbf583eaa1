using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>The two ways in which a product goes into a sum: one factor that cancels, or everything, if few monomials result.</summary>
internal sealed class Distribution(TermReader termsOf)
{
    /// <summary>No more monomials than this are made of one product.</summary>
    public const int MostMonomials = 16;

    private const int LargestExpanded = 1000;

    /// <summary>
    /// f^a*g*(h*f^-b + k) is g*(h*f^(a-b) + k*f^a): only the factors that cancel against a summand's negative power go in.
    /// </summary>
    public (Term Outside, List<Term> Terms)? Cancel(Term term)
    {
        foreach (var factor in term.Monomial.Factors)
        {
            if (!factor.Exponent.IsOne || !factor.Base.Op.IsSum || factor.Base.Args.Length > MostMonomials) continue;
            var summands = termsOf[factor.Base];
            var inside = Cancelling(term, summands);
            if (inside.Count == 0) continue;
            var outside = term.Monomial.Factors.ToArray().Where(f => f.Base != factor.Base && !inside.Contains(f));
            return (new(term.Coefficient, Monomial.Of([.. outside])), summands.ConvertAll(s => TermMath.Times(s, new(Number.One, Monomial.Of(inside)))));
        }
        return null;
    }

    /// <summary>
    /// Multiplies out every sum with a positive whole power. Null if there is none or if more than 16 monomials would result.
    /// </summary>
    public (List<Term> Terms, bool Merged)? Expand(IReadOnlyList<Term> terms)
    {
        if (!terms.Any(t => FirstSum(t, Number.Zero) is not null)) return null;
        return Collected(terms, MostMonomials, Number.Zero) is { } collector ? (collector.Terms, collector.Terms.Count < collector.Added) : null;
    }

    /// <summary>The same with a limit of its own, for every power that is 1 or more, and for squares that an identity makes a sum of; terms without sums are as they are.</summary>
    public List<Term>? MultipliedOut(IReadOnlyList<Term> terms, int most, Identities? identities) => Collected(terms, most, Number.One, identities)?.Terms;

    private SumCollector? Collected(IReadOnlyList<Term> terms, int most, Number least, Identities? identities = null)
    {
        var pending = new Stack<Term>(terms.Reverse());
        var collector = new SumCollector();
        while (pending.TryPop(out var term))
        {
            if (pending.Count + collector.Added > most) return null;
            var (taken, sum) = FirstSum(term, least) is { } first ? (new Factor(first, Number.One), first) : FirstSquare(term, identities);
            if (sum is null)
            {
                collector.Add(term);
                continue;
            }
            if (sum.Args.Length > most) return null;
            var rest = TermMath.Over(term, new(Number.One, Monomial.Of([taken])));
            foreach (var summand in Enumerable.Reverse(termsOf[sum])) pending.Push(TermMath.Times(rest, summand));
        }
        return collector.IsExact ? collector : null;
    }

    /// <summary>A sum with a whole positive power, or with one that is not below the least.</summary>
    private static Expr? FirstSum(Term term, Number least)
    {
        foreach (var factor in term.Monomial.Factors)
            if (factor.Base.Op.IsSum && factor.Exponent.Sign > 0 && (factor.IsIntegerPower || (!least.IsZero && factor.Exponent.CompareTo(least) > 0))
                && factor.Base.Size <= LargestExpanded) return factor.Base;
        return null;
    }

    private static (Factor Taken, Expr? Sum) FirstSquare(Term term, Identities? identities)
    {
        foreach (var factor in term.Monomial.Factors)
            if (identities?.Square(factor) is { } sum) return (factor with { Exponent = Factor.Two }, sum);
        return (new(1, Number.One), null);
    }

    private static List<Factor> Cancelling(Term term, List<Term> summands)
    {
        var inside = new List<Factor>();
        foreach (var factor in term.Monomial.Factors)
            if (factor.Exponent.Sign > 0 && summands.Exists(s => s.Monomial.ExponentOf(factor.Base).Sign < 0)) inside.Add(factor);
        return inside;
    }
}
