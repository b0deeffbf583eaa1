namespace SymDiff.Simplification;

/// <summary>
/// Which matrices are their own transposes: those that are assumed to be, products that read the same backwards (<c>X' @ X</c>, <c>X' @ diag(s) @ X</c>), and inverses and
/// entrywise functions of such.
/// </summary>
internal sealed class Symmetry(FactTable facts)
{
    private const int LargestProduct = 200;

    private readonly NodeMap<bool> known = [];

    /// <summary>Whether it is known of a matrix.</summary>
    public bool Of(Expr matrix)
    {
        var pending = new Stack<Expr>([matrix]);
        while (pending.TryPeek(out var node))
        {
            var count = pending.Count;
            if (!known.ContainsKey(node) && node.Shape.Rank == 2)
                foreach (var arg in node.Args) if (!known.ContainsKey(arg)) pending.Push(arg);
            if (pending.Count > count) continue;
            pending.Pop();
            if (!known.ContainsKey(node)) known[node] = Find(node);
        }
        return known[matrix];
    }

    private bool Find(Expr node)
    {
        if (node.Shape.Rank != 2 || node.Shape.Axes[0] != node.Shape.Axes[1]) return false;
        if (facts.IsSymmetric(node)) return true;
        if (node.Op.KeepsSymmetry && node.ArgList.All(arg => arg.Shape.Rank == 0 || known[arg])) return !node.Args.IsEmpty;
        return node.Size <= LargestProduct && Structure.IsIndexed(node) && new IndexedReader(_ => false).Read(node) is { } term && ReadsTheSameBackwards(term);
    }

    /// <summary>Whether exchanging the two indices of the output, and the factors from the other end, gives the same term.</summary>
    private bool ReadsTheSameBackwards(IndexedTerm term)
    {
        var factors = term.Factors.Where(factor => factor.Indices.Length > 0).ToList();
        var mirror = new Dictionary<int, int> { [term.Output[0]] = term.Output[1], [term.Output[1]] = term.Output[0] };
        return factors.Index().All(item => factors[^(item.Index + 1)] is var other && item.Item.Base == other.Base && item.Item.Exponent.Equals(other.Exponent)
            && (Meets(item.Item.Indices, other.Indices) || (known.GetValueOrDefault(other.Base, false) && Meets(item.Item.Indices.Reverse(), other.Indices))));

        bool Meets(IEnumerable<int> indices, IEnumerable<int> others)
        {
            var pairs = indices.Zip(others).ToList();
            if (!pairs.TrueForAll(pair => mirror.GetValueOrDefault(pair.First, pair.Second) == pair.Second && mirror.GetValueOrDefault(pair.Second, pair.First) == pair.First))
                return false;
            foreach (var (index, other) in pairs) (mirror[index], mirror[other]) = (other, index);
            return true;
        }
    }
}
