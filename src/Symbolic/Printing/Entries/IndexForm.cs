using SymDiff.Ops;

namespace SymDiff.Printing;

/// <summary>
/// A tensor with more than two axes entry by entry: for <c>2*einsum("ab,cd->acbd", eye(m), V' @ V)</c> the entry at <c>i,j,k,l</c> is <c>2*δ[i,k]*(V' @ V)[j,l]</c>. What is a
/// vector or a matrix keeps its notation, and is taken at its indices.
/// </summary>
internal sealed class IndexForm
{
    private readonly Predicate<Expr> isNamed;
    private readonly IndexNames names;
    private readonly Dictionary<(Expr Node, string Indices), Expr> entries = [];

    private IndexForm(Expr root, Predicate<Expr> isNamed)
    {
        this.isNamed = isNamed;
        names = new(Traversal.PostOrder(root).Where(node => node.VariableName is not null).Select(node => node.Op.Name).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The indices, and the entry at them.</summary>
    /// <param name="root">The tensor.</param>
    /// <param name="isNamed">Whether a node is written as a name.</param>
    public static (string[] Indices, Expr Entry) Of(Expr root, Predicate<Expr> isNamed)
    {
        var form = new IndexForm(root, node => node != root && isNamed(node));
        var indices = form.names.Take(root.Shape.Rank);
        return (indices, form.Build(new(root, indices)));
    }

    /// <summary>A name taken at indices.</summary>
    public static Expr At(string name, string[] indices, Shape shape) => new EntryOp(indices, isName: true).Apply(Expr.Symbol(name, shape));

    private Expr Build(Place root)
    {
        var stack = new Stack<(Place Place, EntryRule? Rule)>([(root, RuleOf(root))]);
        while (stack.TryPeek(out var top))
        {
            var (place, rule) = top;
            var parts = rule is null ? [] : place.Node.ArgList.Zip(rule.Indices, (arg, indices) => new Place(arg, indices)).ToArray();
            var missing = parts.Where(part => !entries.ContainsKey(part.Key)).ToList();
            foreach (var part in missing) stack.Push((part, RuleOf(part)));
            if (missing.Count > 0) continue;
            entries[place.Key] = rule is null ? Entry(place) : rule.Combine([.. parts.Select(part => entries[part.Key])]);
            stack.Pop();
        }
        return entries[root.Key];
    }

    /// <summary>Null where the node is written as it is.</summary>
    private EntryRule? RuleOf(Place place) =>
        place.Node.Shape.Rank > 0 && !isNamed(place.Node) && place.Node.Op.EntryRuleOf(place.Node, place.Indices, names) is { } rule
        && (rule.AtAnyRank || place.Node.Shape.Rank > 2)
            ? rule
            : null;

    private Expr Entry(Place place) =>
        place.Node.Shape.Rank == 0 ? place.Node : new EntryOp(place.Indices, place.Node.VariableName is not null || isNamed(place.Node)).Apply(place.Node);

    private sealed record Place(Expr Node, IReadOnlyList<string> Indices)
    {
        public (Expr, string) Key => (Node, string.Join(',', Indices));
    }
}
