namespace SymDiff.Simplification;

/// <summary>A long sum of terms as products of sums: collected by powers of one base after another, what saves most first.</summary>
internal sealed class NestedSum(PowerSymbols powers)
{
    private const int LargestWeight = 10;

    /// <summary>What the terms share, times the rest.</summary>
    public Term Product(List<Term> terms)
    {
        if (terms.Count == 1) return powers.Closed(terms[0]);
        var common = Common(terms);
        var (coefficient, monomial) = powers.Closed(common);
        return new(coefficient, Monomial.Of([.. monomial.Factors, new(SumWriter.Write(Collected(terms.ConvertAll(term => TermMath.Over(term, common)))), Number.One)]));
    }

    /// <summary>A minus sign is left inside where it meets another sign.</summary>
    private static Term Common(List<Term> terms)
    {
        var common = TermMath.Common(terms);
        return common.Coefficient.Sign < 0 && terms.Exists(term => term.Coefficient.Sign > 0) ? TermMath.Negate(common) : common;
    }

    private List<Term> Collected(List<Term> terms)
    {
        if (Best(terms) is not { } value) return terms.ConvertAll(powers.Closed);
        var result = new List<Term>();
        foreach (var group in terms.GroupBy(term => term.Monomial.ExponentOf(value), (_, group) => group.ToList()))
        {
            if (TermMath.Common(group).Monomial.IsUnit) result.AddRange(Collected(group));
            else result.Add(Product(group));
        }
        return result;
    }

    /// <summary>The base that saves most by standing there once for each of its powers; null if none saves. What all terms have was taken out before.</summary>
    private Expr? Best(List<Term> terms)
    {
        var places = new NodeMap<(int Count, HashSet<Number> Powers)>();
        foreach (var term in terms)
            foreach (var (value, exponent) in term.Monomial.Factors)
            {
                var (count, exponents) = places.GetValueOrDefault(value, (0, []));
                exponents.Add(exponent);
                places[value] = (count + 1, exponents);
            }
        return places.Where(place => place.Value.Count < terms.Count).Select(place => (place.Key, Saved: (place.Value.Count - place.Value.Powers.Count) * Weight(place.Key)))
            .Where(place => place.Saved > 0).OrderByDescending(place => place.Saved).ThenBy(place => place.Key, StructuralOrder.Instance).FirstOrDefault().Key;
    }

    private long Weight(Expr value) => Math.Min(LargestWeight, powers.ValueOf(value).Size);
}
