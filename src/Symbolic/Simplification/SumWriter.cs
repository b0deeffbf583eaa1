namespace SymDiff.Simplification;

/// <summary>Writes a sum of terms.</summary>
internal static class SumWriter
{
    /// <summary>In reading order.</summary>
    public static Expr Write(IReadOnlyList<Term> terms) => Join(ReadingOrder.Sorted(terms));

    /// <summary>In the order given.</summary>
    public static Expr Join(IReadOnlyList<Term> terms)
    {
        var written = new Expr[terms.Count];
        for (var i = 0; i < written.Length; i++) written[i] = TermWriter.Write(terms[i]);
        return Expr.Sum(written);
    }
}
