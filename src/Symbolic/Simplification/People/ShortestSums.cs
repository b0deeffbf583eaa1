namespace SymDiff.Simplification;

/// <summary>Of the ways to write a sum, the one with the fewest operations: as collected, expanded, with a common factor outside, over one denominator, by an identity.</summary>
/// <param name="factored">Takes factors out.</param>
/// <param name="matrices">Joins products of matrices.</param>
/// <param name="identities">Reads sums by identities.</param>
/// <param name="quotients">Reads sums as quotients.</param>
/// <param name="memory">Multiplies out, and knows how sums are written.</param>
/// <param name="brevity">Compares forms.</param>
internal sealed class ShortestSums(FactoredSums factored, MatrixSums matrices, IdentityForms identities, QuotientForms quotients, PassMemory memory, Brevity brevity)
{
    private readonly NodeMap<Expr> known = [];

    /// <summary>The shortest form of the sum of terms.</summary>
    public Expr Of(List<Term> terms)
    {
        var written = memory.Notation.Write(terms);
        if (known.TryGetValue(written, out var form)) return form;
        known[written] = written; // met again on the way to its own form, it stays as it is
        return known[written] = Shortest(terms, written);
    }

    private Expr Shortest(List<Term> terms, Expr written)
    {
        var best = written;
        if (memory.Distribution.Expand(terms) is { } expanded && memory.Notation.Write(expanded.Terms) is var polynomial && brevity.IsShorter(polynomial, best, expanded.Merged))
            (best, terms) = (polynomial, expanded.Terms);
        best = matrices.Shortest(terms, factored.Gathered(terms, factored.Collected(terms, best)));
        return identities.Shortened(terms, quotients.Shortest(terms, best));
    }
}
