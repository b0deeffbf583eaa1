namespace SymDiff.Simplification;

/// <summary>Writes a polynomial of a <see cref="DifferentialRing"/>: as it is, or over denominators, whichever is shorter.</summary>
internal sealed class RingForm(RingSums sums, PowerSymbols powers)
{
    private const int MostDivided = 100;

    private readonly NestedSum nested = new(powers);

    public Expr Write(List<Term> terms)
    {
        if (terms.Count == 0) return 0;
        var best = TermWriter.Write(nested.Product(terms));
        if (sums.Symbols.Count == 0 || terms.Count > RingSums.MostMultipliedOut) return best;
        var parts = new List<Term>();
        foreach (var group in RingSums.Groups(terms))
        {
            if (sums.Over(group) is not { } over) return best;
            if (!over.IsZero) parts.Add(Written(Divided(over)));
        }
        return SumWriter.Write(parts) is var sum && sum.Size < best.Size ? sum : best;
    }

    private Term Written(Quotient quotient)
    {
        var collector = new FactorCollector();
        collector.Multiply(powers.Closed(quotient.Outside));
        collector.Multiply(nested.Product(quotient.Terms));
        return collector.ToTerm();
    }

    /// <summary>With every symbol outside that divides the polynomial.</summary>
    private Quotient Divided(Quotient quotient)
    {
        foreach (var sum in sums.Symbols)
            while (quotient.Terms.Count is > 1 and <= MostDivided && PolynomialDivision.Exact(quotient.Terms, sums.TermsOf(sum)) is { } less)
                quotient = Quotient.Primitive(TermMath.Times(quotient.Outside, RingSums.Single(sum, Number.One)), less);
        return quotient;
    }
}
