using System.Collections.Immutable;
using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>The factors of a term in groups.</summary>
internal static class FactorGroups
{
    /// <summary>The term with one factor for all that have the same indices.</summary>
    public static IndexedTerm Of(IndexedTerm term) => term with { Factors = [.. Grouped(term.Factors)] };

    /// <summary>The same, with factors that are connected by sums contracted: nothing is summed in what is left.</summary>
    public static IndexedTerm Apart(IndexedTerm term)
    {
        var groups = new List<List<IndexedFactor>>();
        foreach (var factor in Grouped(term.Factors))
        {
            var connected = groups.FindAll(group => group.Exists(other => other.Indices.Intersect(factor.Indices).Any(index => !term.Output.Contains(index))));
            groups.RemoveAll(connected.Contains);
            groups.Add([.. connected.SelectMany(group => group), factor]);
        }
        return Of(term with { Factors = [.. groups.Select(group => Contracted(term, group))] });
    }

    /// <summary>Whether the factors have indices apart - an index without factor is one of ones - or the value is 0 off a diagonal.</summary>
    public static bool IsOuter(IndexedTerm term)
    {
        var parts = new List<HashSet<int>>();
        foreach (var indices in term.Factors.Select(factor => factor.Indices)
            .Concat(term.Output.Where(index => !term.Dimensions[index].IsOne).Select(index => ImmutableArray.Create(index))))
        {
            if (indices.IsEmpty) continue;
            var connected = parts.FindAll(part => part.Overlaps(indices));
            parts.RemoveAll(connected.Contains);
            parts.Add([.. connected.SelectMany(part => part), .. indices]);
        }
        return parts.Count > 1 || term.Output.Distinct().Count() < term.Output.Length;
    }

    /// <summary>Whether there are several factors with indices.</summary>
    public static bool IsScaled(IndexedTerm term) => term.Factors.Count(factor => !factor.Indices.IsEmpty) > 1;

    /// <summary>Whether a matrix is multiplied by itself along an index, and everything else only scales that: of the symmetric result, half is computed.</summary>
    public static bool IsSquare(IndexedTerm term)
    {
        foreach (var factor in term.Factors)
            if (factor.Indices.Length > 1 && term.Factors.FirstOrDefault(other => other != factor && other.Value == factor.Value) is { } same)
            {
                var shared = factor.Indices.Zip(same.Indices).Where(pair => pair.First == pair.Second && !term.Output.Contains(pair.First)).Select(pair => pair.First).ToArray();
                return shared.Length > 0 && term.Factors.All(other => other == factor || other == same || other.Indices.All(index => shared.Contains(index)));
            }
        return false;
    }

    private static IEnumerable<IndexedFactor> Grouped(IEnumerable<IndexedFactor> factors)
    {
        var groups = new List<List<IndexedFactor>>();
        foreach (var factor in factors)
        {
            if (groups.Find(group => group[0].Indices.SequenceEqual(factor.Indices)) is { } like) like.Add(factor);
            else groups.Add([factor]);
        }
        return groups.Select(group => new IndexedFactor(Quotient(group), Number.One, group[0].Indices));
    }

    private static Expr Quotient(List<IndexedFactor> factors)
    {
        var divisors = factors.FindAll(factor => factor.Exponent.Sign < 0).ConvertAll(factor => (factor with { Exponent = factor.Exponent.Negate() }).Value);
        var product = Expr.Product([.. factors.Where(factor => factor.Exponent.Sign > 0).Select(factor => factor.Value)]);
        return divisors.Count == 0 ? product : product / Expr.Product([.. divisors]);
    }

    private static IndexedFactor Contracted(IndexedTerm term, List<IndexedFactor> group)
    {
        ImmutableArray<int> kept = [.. group.SelectMany(factor => factor.Indices).Distinct().Where(term.Output.Contains).OrderBy(index => term.Output.IndexOf(index))];
        return group is [var only] && only.Indices.All(kept.Contains) && only.Indices.Length == kept.Length ? only
            : new(Contraction.Of(group.Select(factor => (factor.Value, factor.Indices)), kept), Number.One, kept);
    }
}
