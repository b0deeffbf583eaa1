namespace SymDiff.Equality;

/// <summary>
/// Why terms are equal: each class is a tree whose edges are the equations that were asserted, so the path between two terms is a proof (Nieuwenhuis and
/// Oliveras, "Proof-producing congruence closure", 2005).
/// </summary>
internal sealed class ProofForest
{
    private readonly List<(int Parent, Reason Reason)> edges = [];

    /// <summary>Takes up the next term.</summary>
    public void Add() => edges.Add((-1, Reason.Congruence));

    /// <summary>Joins the trees of two terms by an equation between them; the first one's is hung up at that term.</summary>
    public void Join(int first, int second, Reason reason)
    {
        var (child, link) = (first, (second, reason));
        while (child >= 0)
        {
            var old = edges[child];
            edges[child] = link;
            (child, link) = (old.Parent, (child, old.Reason));
        }
    }

    /// <summary>The equations that lead from one term to another of its tree.</summary>
    public List<(int From, int To, Reason Reason)> Path(int from, int to)
    {
        var above = new HashSet<int>();
        for (var term = from; term >= 0; term = edges[term].Parent) above.Add(term);
        var meeting = to;
        while (!above.Contains(meeting)) meeting = edges[meeting].Parent;
        var path = new List<(int, int, Reason)>();
        for (var term = from; term != meeting; term = edges[term].Parent) path.Add((term, edges[term].Parent, edges[term].Reason));
        var rest = new Stack<(int, int, Reason)>();
        for (var term = to; term != meeting; term = edges[term].Parent) rest.Push((edges[term].Parent, term, edges[term].Reason));
        return [.. path, .. rest];
    }
}
