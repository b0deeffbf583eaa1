using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>Reads sums and products as quotients: everything over one denominator, which stays factored, and what divides the numerator cancelled.</summary>
/// <param name="termsOf">The terms of sums.</param>
/// <param name="distribution">Multiplies out.</param>
/// <param name="write">Writes a sum.</param>
/// <param name="identities">In whose direction functions are read, if in any.</param>
/// <param name="powers">Takes powers apart, if they are to be.</param>
internal sealed class QuotientReader(TermReader termsOf, Distribution distribution,
    Func<IReadOnlyList<Term>, Expr> write, Identities? identities = null, PowerSymbols? powers = null)
{
    /// <summary>Longer sums are not read.</summary>
    public const int MostTerms = 24;

    private const int MostMonomials = 120;
    private const int LargestSum = 400;
    private const int MostCancelled = 40;

    private readonly NodeMap<Quotient?> sums = [];
    private readonly NodeMap<bool> concerned = [];

    /// <summary>The sum of terms as one quotient; null if it gets too large.</summary>
    public Quotient? Of(IReadOnlyList<Term> terms)
    {
        foreach (var term in terms) ReadSums(term);
        if (powers is null) return Combined(terms);
        return Combined(terms) is { } open && Closed(open) is { } closed && !PowerSymbols.BringsOpposites(terms, closed.Terms.Append(closed.Outside)) ? closed : null;
    }

    private Quotient? Closed(Quotient quotient)
    {
        foreach (var term in quotient.Terms.Append(quotient.Outside))
            foreach (var factor in term.Monomial.Factors)
                if (factor.Base.Op.IsSum && termsOf[factor.Base].Exists(part => part.Monomial.Factors.ToArray().Any(inner => inner.Base.Op.IsSum && powers!.IsOpen(inner.Base))))
                    return null;
        return new(powers!.Closed(WithClosedSums(quotient.Outside)), quotient.Terms.ConvertAll(term => powers.Closed(WithClosedSums(term))));
    }

    private Term WithClosedSums(Term term) =>
        new(term.Coefficient, Monomial.Of([.. term.Monomial.Factors.ToArray().Select(WithClosedSum)]));

    private Factor WithClosedSum(Factor factor) =>
        factor.Base.Op.IsSum && powers!.IsOpen(factor.Base) ? factor with { Base = write(termsOf[factor.Base].ConvertAll(powers.Closed)) } : factor;

    /// <summary>Whether a term has a denominator, also within its sums.</summary>
    public bool HasDenominator(Term term)
    {
        ReadSums(term);
        foreach (var factor in term.Monomial.Factors)
            if (factor.Exponent.Sign < 0 || (sums.GetValueOrDefault(factor.Base, null) is { } inner && TermMath.HasDenominator(inner.Outside))) return true;
        return false;
    }

    /// <summary>Whether an identity fits a term, also within its sums.</summary>
    public bool IsConcerned(Term term)
    {
        foreach (var factor in term.Monomial.Factors)
        {
            if (factor.Base.Op.IsSum) InnerFirst(factor.Base, concerned.ContainsKey, sum => concerned[sum] = sum.Size <= LargestSum && termsOf[sum].Exists(IsConcerned));
            if (concerned.GetValueOrDefault(factor.Base, false) || (powers is not null && PowerSymbols.Fits(factor))
                || identities?.Quotient(factor.Base) is not null || identities?.Square(factor) is not null) return true;
        }
        return false;
    }

    /// <summary>The term with every sum in it primitive; null if it gets too large.</summary>
    public Term? Flat(Term term)
    {
        ReadSums(term);
        var collector = new FactorCollector();
        collector.Multiply(new Term(term.Coefficient, Monomial.Unit));
        foreach (var factor in term.Monomial.Factors)
            if (!Multiply(collector, factor)) return null;
        return collector.IsFinite ? collector.ToTerm() : null;
    }

    private void ReadSums(Term term)
    {
        foreach (var factor in term.Monomial.Factors)
            if (factor.Base.Op.IsSum) InnerFirst(factor.Base, sums.ContainsKey, sum => sums[sum] = sum.Size > LargestSum ? null : Combined(termsOf[sum]));
    }

    /// <summary>Reads sums within sums first, each once.</summary>
    private void InnerFirst(Expr sum, Func<Expr, bool> isRead, Action<Expr> read)
    {
        var pending = new Stack<Expr>([sum]);
        while (pending.TryPeek(out var next))
        {
            var count = pending.Count;
            if (!isRead(next) && next.Size <= LargestSum)
                foreach (var term in termsOf[next])
                    foreach (var factor in term.Monomial.Factors) if (factor.Base.Op.IsSum && !isRead(factor.Base)) pending.Push(factor.Base);
            if (pending.Count > count) continue;
            pending.Pop();
            if (!isRead(next)) read(next);
        }
    }

    private Quotient? Combined(IReadOnlyList<Term> terms)
    {
        if (terms.Count is 0 or > MostTerms) return null;
        var flat = new List<Term>();
        foreach (var term in terms)
        {
            if (Flat(term) is not { } one) return null;
            if (!one.Coefficient.IsZero) flat.Add(one);
        }
        var over = Quotient.Primitive(TermMath.One, flat);
        return distribution.MultipliedOut(over.Terms, MostMonomials, identities) is { } numerator ? Cancelled(Quotient.Primitive(over.Outside, numerator)) : null;
    }

    /// <summary>What a sum in the denominator has in common with one in the numerator leaves both.</summary>
    private Quotient Cancelled(Quotient quotient)
    {
        for (var i = 0; i < MostCancelled; i++)
        {
            if (FirstCancelled(quotient) is not { } next) return quotient;
            quotient = next;
        }
        return quotient;
    }

    private Quotient? FirstCancelled(Quotient quotient)
    {
        var sums = quotient.Outside.Monomial.Factors.ToArray().Where(factor => factor.Base.Op.IsSum).ToList();
        foreach (var below in sums.Where(factor => factor.Exponent.Sign < 0))
        {
            if (Cancelled(quotient.Terms, below) is { } rest) return Quotient.Primitive(TermMath.Times(quotient.Outside, rest.Outside), rest.Terms);
            foreach (var above in sums.Where(factor => factor.Exponent.CompareTo(Number.One) >= 0))
                if (Cancelled(termsOf[above.Base], below) is { } part)
                    return quotient with { Outside = TermMath.Times(TermMath.Over(quotient.Outside, Single(above.Base, Number.One)),
                        TermMath.Times(part.Outside, Written(part.Terms, Number.One))) };
        }
        return null;
    }

    /// <summary>A numerator times a sum that is in the denominator, after what the two share is divided out of both.</summary>
    private Quotient? Cancelled(List<Term> numerator, Factor below)
    {
        var denominator = termsOf[below.Base];
        if (numerator.Count < 2 || CommonDivisor.Of(numerator, denominator) is not { } shared) return null;
        if (PolynomialDivision.Exact(numerator, shared) is not { } above || PolynomialDivision.Exact(denominator, shared) is not { } rest) return null;
        return below.IsIntegerPower || rest.Count == 1 ? Quotient.Primitive(TermMath.Times(Single(below.Base, Number.One), Written(rest, Number.MinusOne)), above) : null;
    }

    private static Term Single(Expr value, Number exponent) => new(Number.One, Monomial.Of([new(value, exponent)]));

    /// <summary>A power of a sum as one term.</summary>
    private Term Written(List<Term> terms, Number exponent)
    {
        var (outside, inside) = Quotient.Primitive(TermMath.One, terms);
        var collector = new FactorCollector();
        foreach (var factor in outside.Monomial.Factors) collector.MultiplyWhole(factor.Base, Number.Multiply(factor.Exponent, exponent)!);
        collector.Multiply(Expr.Constant(outside.Coefficient), exponent);
        collector.Multiply(write(inside), exponent);
        return collector.ToTerm();
    }

    private bool Multiply(FactorCollector collector, Factor factor)
    {
        var (value, exponent) = factor;
        if (sums.GetValueOrDefault(value, null) is not { } quotient)
        {
            if (powers?.Multiply(collector, factor) == true) return true;
            if (!factor.IsIntegerPower && value.Literal is { Sign: > 0, IsWide: false } number) Radicals.Multiply(collector, number, exponent);
            else if (factor.IsIntegerPower && identities?.Quotient(value) is { } product) collector.Multiply(product, exponent);
            else collector.MultiplyWhole(value, exponent);
            return true;
        }
        if (quotient.IsZero) return exponent.Sign > 0 && MultiplyZero(collector);
        return factor.IsIntegerPower ? MultiplyQuotient(collector, quotient, exponent) : MultiplyRoot(collector, quotient, factor);
    }

    private static bool MultiplyZero(FactorCollector collector)
    {
        collector.Multiply(0, Number.One);
        return true;
    }

    /// <summary>(c*x)^q is c^q*x^q for c > 0; a sum with denominators of its own stays whole.</summary>
    private bool MultiplyRoot(FactorCollector collector, Quotient quotient, Factor factor)
    {
        var (coefficient, monomial) = quotient.Outside;
        if (coefficient.IsWide || TermMath.HasDenominator(new(Number.One, monomial))) collector.MultiplyWhole(factor.Base, factor.Exponent);
        else
        {
            Radicals.Multiply(collector, coefficient.Sign < 0 ? coefficient.Negate() : coefficient, factor.Exponent);
            collector.Multiply(write(quotient.Terms.ConvertAll(term => TermMath.Times(term, new(Number.FromInteger(coefficient.Sign), monomial)))), factor.Exponent);
        }
        return true;
    }

    private bool MultiplyQuotient(FactorCollector collector, Quotient quotient, Number exponent)
    {
        if (Number.Power(quotient.Outside.Coefficient, exponent) is not { } coefficient) return false;
        var powers = new List<Factor>();
        foreach (var part in quotient.Outside.Monomial.Factors)
        {
            if (Number.Multiply(part.Exponent, exponent) is not { } power) return false;
            powers.Add(new(part.Base, power));
        }
        collector.Multiply(new Term(coefficient, Monomial.Of(powers)));
        collector.Multiply(write(quotient.Terms), exponent);
        return true;
    }
}
