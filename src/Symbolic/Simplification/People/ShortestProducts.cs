namespace SymDiff.Simplification;

/// <summary>
/// Of the ways to write a product, the one with the fewest operations: as it is, with a cancelling factor taken into a sum, expanded, over one denominator, by an identity.
/// </summary>
/// <param name="forms">The forms of the parts.</param>
/// <param name="rules">The use of rules.</param>
/// <param name="identities">Reads products by identities.</param>
/// <param name="quotients">Reads products as quotients.</param>
/// <param name="memory">Multiplies out, and knows how sums are written.</param>
/// <param name="brevity">Compares forms.</param>
internal sealed class ShortestProducts(Forms forms, Rewriting rules, IdentityForms identities, QuotientForms quotients, PassMemory memory, Brevity brevity)
{
    private readonly NodeMap<Expr> known = [];

    /// <summary>The shortest form of a term.</summary>
    public Expr Of(Term term)
    {
        term = identities.Shortened(Rooted(memory.Notation.Oriented(term)));
        var written = TermWriter.Write(term);
        if (term.Monomial.Factors.Length > Distribution.MostMonomials || !SumNotation.HasSum(term)) return written;
        if (known.TryGetValue(written, out var form)) return form;
        known[written] = written; // met again on the way to its own form, it stays as it is
        return known[written] = Shortest(term, written);
    }

    private Expr Shortest(Term term, Expr written)
    {
        if (Cancelled(term) is { } cancelled && brevity.IsShorter(cancelled, written)) return cancelled;
        if (memory.Distribution.Expand([term]) is { } expanded && Polynomial(expanded.Terms) is var polynomial && brevity.IsShorter(polynomial, written, expanded.Merged))
            return polynomial;
        return quotients.Shortest(term, written);
    }

    /// <summary>With a factor inside of a sum that it cancels against.</summary>
    private Expr? Cancelled(Term term)
    {
        if (memory.Distribution.Cancel(term) is not { } cancelled) return null;
        var sum = forms.Sum(cancelled.Terms.ConvertAll(forms.Product));
        return forms.Product(new(TermWriter.Write(cancelled.Outside), Number.One), new(sum, Number.One));
    }

    /// <summary>What was multiplied out; the rules for products see every term.</summary>
    private Expr Polynomial(List<Term> terms)
    {
        var ruled = terms.ConvertAll(term => rules.Ruled(term, ProductForms.Rules.Value));
        return ruled.SequenceEqual(terms) ? memory.Notation.Write(terms) : forms.Sum(ruled.ConvertAll(TermWriter.Write));
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
                if (collector.ToTerm() is var moved && brevity.IsShorter(moved, term)) return moved;
            }
        }
        return term;
    }
}
