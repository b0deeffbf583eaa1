namespace SymDiff.Simplification;

/// <summary>The sums that the user wrote: their order and orientation are kept wherever they appear again.</summary>
internal sealed class SourceSums
{
    private const int LongestRemembered = 64;

    private readonly Dictionary<int, List<Term[]>> byTerms = [];

    public void Remember(IReadOnlyList<Term> terms)
    {
        if (terms.Count is < 2 or > LongestRemembered || Find(terms, 1) is not null || Find(terms, -1) is not null) return;
        var key = KeyOf(terms);
        if (!byTerms.TryGetValue(key, out var sums)) byTerms[key] = sums = [];
        sums.Add([.. terms]);
    }

    /// <summary>The written order of these terms, or null.</summary>
    public IReadOnlyList<Term>? OrderOf(IReadOnlyList<Term> terms) => Find(terms, 1);

    /// <summary>Whether the sum was written with all signs exchanged.</summary>
    public bool IsFlipped(IReadOnlyList<Term> terms) => Find(terms, -1) is not null;

    private Term[]? Find(IReadOnlyList<Term> terms, int sign)
    {
        if (terms.Count is < 2 or > LongestRemembered || !byTerms.TryGetValue(KeyOf(terms), out var sums)) return null;
        return sums.Find(sum => sum.Length == terms.Count && sum.All(t => Holds(terms, t, sign)));
    }

    /// <summary>The same for every order of the terms and for all signs.</summary>
    private static int KeyOf(IReadOnlyList<Term> terms)
    {
        var key = 0;
        foreach (var term in terms) unchecked { key += HashCode.Combine(term.Monomial, term.Coefficient.Sign < 0 ? term.Coefficient.Negate() : term.Coefficient); }
        return key;
    }

    private static bool Holds(IReadOnlyList<Term> terms, Term wanted, int sign)
    {
        var coefficient = sign < 0 ? wanted.Coefficient.Negate() : wanted.Coefficient;
        foreach (var term in terms) if (term.Monomial.Equals(wanted.Monomial)) return term.Coefficient.Equals(coefficient);
        return false;
    }
}
