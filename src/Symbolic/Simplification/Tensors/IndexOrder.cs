using System.Collections.Immutable;

namespace SymDiff.Simplification;

/// <summary>Indices of a term in an order that does not depend on how its factors were written.</summary>
internal sealed class IndexOrder : IEqualityComparer<ImmutableArray<int>>
{
    private const int Rounds = 4;

    public static IndexOrder Instance { get; } = new();

    public bool Equals(ImmutableArray<int> x, ImmutableArray<int> y) => x.SequenceEqual(y);

    public int GetHashCode(ImmutableArray<int> indices)
    {
        var hash = new HashCode();
        foreach (var index in indices) hash.Add(index);
        return hash.ToHashCode();
    }

    /// <summary>
    /// The summed indices by colour refinement: an index's first colour is its length and its places in the output, each round adds the factors that have it and
    /// the colours of their other indices.
    /// </summary>
    public static List<int> Sorted(IndexedTerm term) => [.. Classes(term).SelectMany(alike => alike)];

    /// <summary>The same in groups whose members have one colour.</summary>
    public static List<List<int>> Classes(IndexedTerm term)
    {
        var colours = new Dictionary<int, ContentHash>();
        foreach (var index in term.Output.Concat(term.Summed).Distinct())
            colours[index] = ContentHash.Of($"{term.Dimensions[index]}|{string.Join(',', term.Output.Select((end, i) => end == index ? i : -1))}");
        for (var round = 0; round < Rounds; round++) colours = colours.Keys.ToDictionary(index => index, index => Refined(term, colours, index));
        return [.. term.Summed.GroupBy(index => colours[index]).OrderBy(group => group.Key).Select(group => group.ToList())];
    }

    private static ContentHash Refined(IndexedTerm term, Dictionary<int, ContentHash> colours, int index)
    {
        var seen = new List<ContentHash>();
        foreach (var factor in term.Factors)
            for (var place = 0; place < factor.Indices.Length; place++)
                if (factor.Indices[place] == index)
                    seen.Add(factor.Indices.Aggregate(factor.Value.Hash.With(ContentHash.Of($"{place}")), (hash, other) => hash.With(colours[other])));
        seen.Sort();
        return seen.Aggregate(colours[index], (hash, next) => hash.With(next));
    }
}
