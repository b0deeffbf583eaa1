using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>
/// A sum whose terms over one denominator leave a single product is that product: 1 - x/sqrt(x^2 + 1)*(x/sqrt(x^2 + 1)) is 1/sqrt(x^2 + 1)/sqrt(x^2 + 1). What cancels
/// between symbols then does not cancel between rounded numbers. By the triangle inequality the product is at most as large as the terms together, so a rounding error
/// relative to it is never larger than theirs.
/// </summary>
/// <param name="facts">Where values are defined.</param>
internal sealed class Cancellation(FactTable facts)
{
    /// <summary>What it is called where rules are left out.</summary>
    public const string Name = "exact-cancellation";

    private const int MostTerms = 6;
    private const int MostMonomials = 40;
    private const int MostSteps = 12;
    private const int LargestSum = 400;

    private readonly NodeMap<List<Term>?> sums = [];
    private readonly Growth growth = new();

    /// <summary>The sum as a product, or with two of its terms as one; null if nothing cancels.</summary>
    public Expr? Of(Expr sum)
    {
        if (sum.Args.Length > MostTerms || sum.Size > LargestSum || TermsOf(sum) is not { } terms) return null;
        return Product(terms) ?? (terms.Count > 2 ? WithPair(sum.ArgArray(), terms) : null);
    }

    private Expr? WithPair(Expr[] args, List<Term> terms)
    {
        for (var i = 0; i < args.Length; i++)
            for (var j = i + 1; j < args.Length; j++)
                if (Product([terms[i], terms[j]]) is { } both) return Expr.Sum([.. args[..i], both, .. args[(i + 1)..j], .. args[(j + 1)..]]);
        return null;
    }

    private Expr? Product(List<Term> terms)
    {
        if (!terms.Exists(HasInner) && !AreLike(terms)) return null;
        var met = new NodeSet();
        var quotient = Collected(TermMath.One, terms, met);
        for (var step = 0; quotient is { Terms.Count: > 1 }; step++)
        {
            if (step > 0 && IsRoundedOnce(quotient.Terms)) break;
            quotient = step < MostSteps && Opened(quotient.Terms) is { } open ? Collected(quotient.Outside, open, met) : null;
        }
        return quotient is not null && KeepsDomain(quotient, met) && !growth.MayOverflow(terms, quotient) ? ProductTerm.Write(quotient, TermMath.Common(terms)) : null;
    }

    /// <summary>The terms with equal ones added and everything that they share taken out.</summary>
    private static Quotient? Collected(Term outside, List<Term> terms, NodeSet met)
    {
        var collector = new SumCollector();
        foreach (var term in terms)
        {
            foreach (var factor in term.Monomial.Factors) met.Add(factor.Base);
            collector.Add(term);
        }
        return collector.IsExact ? Quotient.Primitive(outside, collector.Terms) : null;
    }

    private static bool AreLike(List<Term> terms) => terms.TrueForAll(term => term.Monomial.Equals(terms[0].Monomial));

    /// <summary>The sum or difference of two variables, or of one and a number, has no error but its rounding.</summary>
    private static bool IsRoundedOnce(List<Term> terms) =>
        terms.Count == 2
            && terms.TrueForAll(term => term.Monomial.IsUnit
                || (term.Monomial.OnlyBase is { VariableName: not null } && (term.Coefficient.IsOne || term.Coefficient.Equals(Number.MinusOne))));

    /// <summary>Whether what has gone was defined nearly everywhere.</summary>
    private bool KeepsDomain(Quotient quotient, NodeSet met)
    {
        var kept = quotient.Terms.Append(quotient.Outside).SelectMany(term => term.Monomial.Factors.ToArray()).Select(factor => factor.Base).ToHashSet();
        return met.All(value => kept.Contains(value) || facts[value].IsMostlyDefined);
    }

    /// <summary>The terms with the largest sum in them multiplied out; null if there is none or too much comes of it.</summary>
    private List<Term>? Opened(List<Term> terms)
    {
        if (terms.SelectMany(term => term.Monomial.Factors.ToArray()).Where(IsOpen).MaxBy(factor => factor.Base.Size) is not { Base: var largest }) return null;
        var (value, power) = InnerOf(largest)!.Value;
        if (TermsOf(value) is not { } summands) return null;
        var (open, pending) = (new List<Term>(), new Stack<Term>(terms));
        while (pending.TryPop(out var term))
        {
            if (open.Count + pending.Count > MostMonomials) return null;
            if (term.Monomial.ExponentOf(largest).CompareTo(power) < 0) open.Add(term);
            else
            {
                var rest = TermMath.Over(term, new(Number.One, Monomial.Of([new(largest, power)])));
                foreach (var summand in summands) pending.Push(TermMath.Times(rest, summand));
            }
        }
        return open;
    }

    private static (Expr Value, Number Power)? InnerOf(Expr value) => value.Op.IsSum ? (value, Number.One) : value.Op.AlgebraicPower(value);

    private static bool HasInner(Term term) => term.Monomial.Factors.ToArray().Any(factor => InnerOf(factor.Base) is not null);

    private static bool IsOpen(Factor factor) => InnerOf(factor.Base) is var (_, power) && factor.Exponent.CompareTo(power) >= 0;

    private List<Term>? TermsOf(Expr value)
    {
        if (sums.TryGetValue(value, out var known)) return known;
        var terms = new List<Term>();
        foreach (var arg in value.Op.IsSum ? value.ArgArray() : [value])
        {
            if (ProductTerm.Read(arg) is not { } term) return sums[value] = null;
            terms.Add(term);
        }
        return sums[value] = terms;
    }
}
