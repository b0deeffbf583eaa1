using SymDiff.Ops;

namespace SymDiff.Equality;

/// <summary>Looks for small sizes and a point at which some entry of two tensors differs: the tensors are written out as lists of numbers, and those are enclosed.</summary>
internal static class TensorCounterexamples
{
    /// <summary>Lengths that are given to the named sizes in turn; the last ones are long enough for convolutions.</summary>
    private static readonly long[][] Lengths = [[2], [2, 3], [3, 2, 1], [1], [5, 2, 1], [1, 2, 5]];

    /// <param name="left">A value.</param>
    /// <param name="right">Another of the same shape.</param>
    /// <param name="assumptions">What must hold at the point.</param>
    /// <param name="enclosable">Brings numbers into a form that can be enclosed.</param>
    public static Counterexample? Find(Expr left, Expr right, IReadOnlyList<Expr> assumptions, Func<Expr[], Expr[]> enclosable)
    {
        Expr[] conditions = [.. assumptions.Concat(DomainConditions.Of(left)).Concat(DomainConditions.Of(right)).Distinct()];
        string[] sizes = [.. Traversal.PostOrder([left, right, .. conditions]).SelectMany(SizesOf).Distinct().Order(StringComparer.Ordinal)];
        var shown =
            Traversal.PostOrder([left, right]).Where(node => node.VariableName is not null).SelectMany(node => node.Shape.Axes.ToArray()).Select(axis => axis.Name).ToHashSet();
        foreach (var lengths in sizes.Length == 0 ? [[]] : Lengths)
        {
            var at = sizes.Select((size, i) => (size, Length: lengths[i % lengths.Length])).ToDictionary(pair => pair.size, pair => pair.Length, StringComparer.Ordinal);
            if (Search(left, right, conditions, new(at), enclosable) is not { } found) continue;
            var hidden = at.Where(pair => !shown.Contains(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, (double)pair.Value));
            return found.Found with
            {
                At = new Dictionary<string, double>(found.Found.At.Concat(hidden)),
                Entry = Index(found.Place, [.. left.Shape.Axes.ToArray().Select(axis => (int)axis.Evaluate(size => at[size]))]),
            };
        }
        return null;
    }

    private static (Counterexample Found, int Place)? Search(Expr left, Expr right, Expr[] conditions, LiteralEntries entries, Func<Expr[], Expr[]> enclosable)
    {
        if (entries.Of(left) is not { } first || entries.Of(right) is not { } second) return null;
        var needed = Array.ConvertAll(conditions, entries.Of);
        return Array.TrueForAll(needed, list => list is not null)
            ? CounterexampleSearch.Run(enclosable(first), enclosable(second), enclosable([.. needed.SelectMany(list => list!)]), entries.Variables, fact => fact.IsDefined) : null;
    }

    private static IEnumerable<string> SizesOf(Expr node) => node.Op is SizeOp ? [node.Op.Name] : node.Shape.Axes.ToArray().SelectMany(axis => axis.Names);

    private static string Index(int place, int[] lengths)
    {
        var index = new int[lengths.Length];
        for (var axis = lengths.Length - 1; axis >= 0; axis--) (place, index[axis]) = Math.DivRem(place, lengths[axis]);
        return lengths.Length == 0 ? "" : $"[{string.Join(", ", index)}]";
    }
}
