namespace SymDiff.Simplification;

/// <summary>Which terms of a sum belong together.</summary>
internal static class Denominators
{
    /// <summary>The terms in groups that share no sum in a denominator or under a root; those without any are one group each.</summary>
    public static List<List<Term>> Groups(IReadOnlyList<Term> terms)
    {
        var groups = new List<(NodeSet Sums, List<Term> Terms)>();
        foreach (var term in terms)
        {
            var sums = SumsOf(term);
            var joined = groups.FindAll(group => sums.Exists(group.Sums.Contains));
            groups.RemoveAll(joined.Contains);
            groups.Add(([.. joined.SelectMany(group => group.Sums), .. sums], [.. joined.SelectMany(group => group.Terms), term]));
        }
        return groups.ConvertAll(group => group.Terms);
    }

    private static List<Expr> SumsOf(Term term) =>
        [.. term.Monomial.Factors.ToArray().Where(factor => factor.Base.Op.IsSum && (factor.Exponent.Sign < 0 || !factor.IsIntegerPower)).Select(factor => factor.Base)];
}
