using SymDiff.Ops;

namespace SymDiff.Simplification;

internal sealed partial class PeopleForm
{
    private static readonly Lazy<FactorRules> Factoring = new(() => new(ProductRules.All));

    /// <summary>The product of factors that have the form.</summary>
    private Expr Product(ReadOnlySpan<Factor> factors)
    {
        var collector = new FactorCollector();
        foreach (var factor in factors)
        {
            if (walls.Contains(factor.Base)) collector.MultiplyWhole(factor.Base, factor.Exponent);
            else collector.Multiply(factor.Base, factor.Exponent);
        }
        if (!collector.IsFinite) return Faithful(factors);
        return Cheapest(Ruled(collector.ToTerm()));
    }

    /// <summary>The term after all rules for products that fit.</summary>
    private Term Ruled(Term term) => Ruled(term, Factoring.Value, Allows);

    private Term Ruled(Term term, FactorRules rules, Func<Rule, bool> allows)
    {
        while (rules.Match(term, allows, out var bindings) is { } match)
        {
            Applied(match.Rule, bindings);
            var rest = new FactorCollector();
            rest.Multiply(match.Others);
            rest.Multiply(Instantiate(match.Rule.Replacement, bindings));
            term = rest.ToTerm();
        }
        return term;
    }

    /// <summary>Infinite and undefined factors are multiplied as written.</summary>
    private static Expr Faithful(ReadOnlySpan<Factor> factors)
    {
        var product = new Expr[factors.Length];
        for (var i = 0; i < product.Length; i++)
            product[i] = factors[i].Exponent.IsOne ? factors[i].Base : Expr.Pow(factors[i].Base, Expr.Constant(factors[i].Exponent));
        return Expr.Product(product);
    }

    /// <summary>As a product, with a cancelling factor taken into a sum, or expanded: whichever has fewer operations.</summary>
    private Expr Cheapest(Term term)
    {
        if (HasSum(term)) term = Oriented(term);
        term = Shortened(Rooted(term));
        var written = TermWriter.Write(term);
        if (term.Monomial.Factors.Length > Distribution.MostMonomials || !HasSum(term)) return written;
        if (cheapest.TryGetValue(written, out var known)) return known;
        cheapest[written] = written;
        return cheapest[written] = CheapestOf(term, written);
    }

    private Expr CheapestOf(Term term, Expr written)
    {
        if (distribution.Cancel(term) is { } cancelled)
        {
            var sum = Sum(cancelled.Terms.ConvertAll(Cheapest), false);
            var distributed = Product([new(TermWriter.Write(cancelled.Outside), Number.One), new(sum, Number.One)]);
            if (IsCheaper(distributed, written)) return distributed;
        }
        if (distribution.Expand([term]) is { } expanded && Polynomial(expanded.Terms) is var polynomial && IsCheaper(polynomial, written, expanded.Merged)) return polynomial;
        return OverDenominator(term, written);
    }

    /// <summary>What was multiplied out; the rules for products see every term.</summary>
    private Expr Polynomial(List<Term> terms)
    {
        var ruled = terms.ConvertAll(Ruled);
        return ruled.SequenceEqual(terms) ? Write(terms) : Sum(ruled.ConvertAll(TermWriter.Write), false);
    }

    /// <summary>x*y/sqrt(x*y) is sqrt(x*y): a root of a product with a whole power of it taken in or out, if that is shorter.</summary>
    private Term Rooted(Term term)
    {
        foreach (var (value, exponent) in term.Monomial.Factors)
        {
            if (exponent.IsInteger || !value.Op.HasFactors(value)) continue;
            foreach (var step in new[] { Number.One, Number.MinusOne })
            {
                var collector = new FactorCollector();
                collector.Multiply(term);
                collector.MultiplyWhole(value, step);
                collector.Multiply(value, step.Negate());
                if (collector.ToTerm() is var moved && IsCheaper(TermWriter.Write(moved), TermWriter.Write(term))) return moved;
            }
        }
        return term;
    }

    private static bool HasSum(Term term)
    {
        foreach (var factor in term.Monomial.Factors) if (factor.Base.Op.IsSum) return true;
        return false;
    }

    /// <summary>Fewer operations; with <paramref name="tie"/> as many are enough.</summary>
    private bool IsCheaper(Expr candidate, Expr current, bool tie = false) =>
        candidate != current && lengths.Of(current) is { } old && lengths.Of(candidate) is { } count && (count < old || (tie && count == old));

    /// <summary>
    /// Chooses the sign of each sum among the factors: as the source wrote it; otherwise a positive number leads where there is no variable; otherwise a sum
    /// that the engine made takes a minus sign in.
    /// </summary>
    private Term Oriented(Term term)
    {
        var collector = new FactorCollector();
        var coefficient = term.Coefficient;
        var engineMade = new List<Factor>();
        foreach (var factor in term.Monomial.Factors)
        {
            if (!factor.Base.Op.IsSum || !factor.IsIntegerPower || (factor.Exponent.Numerator.IsEven && Orientation(factor.Base) is not < 0)) collector.Multiply(factor.Base, factor.Exponent);
            else if (Orientation(factor.Base) is { } known)
            {
                if (known < 0 && !factor.Exponent.Numerator.IsEven) coefficient = coefficient.Negate();
                collector.Multiply(known < 0 ? Flip(factor.Base) : factor.Base, factor.Exponent);
            }
            else engineMade.Add(factor);
        }
        foreach (var factor in engineMade)
        {
            var flips = coefficient.Sign < 0 && !factor.Exponent.Numerator.IsEven && HasMinus(factor.Base);
            if (flips) coefficient = coefficient.Negate();
            collector.Multiply(flips ? Flip(factor.Base) : factor.Base, factor.Exponent);
        }
        collector.Multiply(new Term(coefficient, Monomial.Unit));
        return collector.ToTerm();
    }

    /// <summary>1 to keep a sum's sign, -1 to change it, null if nothing decides.</summary>
    private int? Orientation(Expr sum)
    {
        var terms = termsOf[sum];
        if (sources.OrderOf(terms) is not null) return 1;
        if (sources.IsFlipped(terms)) return -1;
        return terms.Exists(ReadingOrder.IsOfDegree) ? null : terms.Find(term => term.Monomial.IsUnit)?.Coefficient.Sign;
    }

    private bool HasMinus(Expr sum) => termsOf[sum].Exists(t => t.Coefficient.Sign < 0);

    private Expr Flip(Expr sum) => Write(termsOf[sum].ConvertAll(t => new Term(t.Coefficient.Negate(), t.Monomial)));
}
