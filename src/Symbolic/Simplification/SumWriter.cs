namespace SymDiff.Simplification;

/// <summary>Writes a sum of terms in reading order.</summary>
internal static class SumWriter
{
    public static Expr Write(IReadOnlyList<Term> terms) => Join(Ordered(terms));

    /// <summary>The sum of the terms in the order given.</summary>
    public static Expr Join(IEnumerable<Term> terms) => Expr.Sum([.. terms.Select(TermWriter.Write)]);

    private static List<Term> Ordered(IReadOnlyList<Term> terms)
    {
        var ordered = terms.Order(ReadingOrder.Instance).ToList();
        var lead = ordered.FindIndex(t => t.Coefficient.Sign > 0);
        if (lead > 0)
        {
            var first = ordered[lead];
            ordered.RemoveAt(lead);
            ordered.Insert(0, first);
        }
        return ordered;
    }
}
