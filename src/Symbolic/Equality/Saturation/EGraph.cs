using SymDiff.Ops;

namespace SymDiff.Equality;

/// <summary>
/// Terms and the classes of those that are known to be equal, closed under congruence: f(a) equals f(b) if a equals b (Downey, Sethi and Tarjan, "Variations on
/// the common subexpression problem", 1980). A term is an expression, and stays what it is; which class it belongs to changes.
/// </summary>
/// <param name="isLeaf">Terms whose arguments nothing is asked about.</param>
internal sealed class EGraph(Func<Expr, bool> isLeaf)
{
    private readonly List<Expr> terms = [];
    private readonly Dictionary<Expr, int> numbers = [];
    private readonly List<int> leaders = [];
    private readonly Dictionary<int, List<int>> members = [];
    private readonly Dictionary<int, List<int>> users = [];
    private readonly Dictionary<Signature, int> signatures = [];
    private readonly Queue<(int First, int Second, Reason Reason)> pending = new();

    /// <summary>Number of terms.</summary>
    public int Count => terms.Count;

    /// <summary>How often classes were united.</summary>
    public int Unions { get; private set; }

    /// <summary>Why terms are equal.</summary>
    public ProofForest Proofs { get; } = new();

    /// <summary>The class of each term, by the number of one of them.</summary>
    public IEnumerable<int> Classes => members.Keys;

    /// <summary>The term of a number.</summary>
    public Expr this[int number] => terms[number];

    /// <summary>The number of a term, which is taken up with all its parts.</summary>
    public int Add(Expr root)
    {
        foreach (var term in Traversal.PostOrder(root, Parts)) if (!numbers.ContainsKey(term)) Enter(term);
        Close();
        return numbers[root];
    }

    /// <summary>The class of a term that was taken up.</summary>
    public int ClassOf(Expr term) => Find(numbers[term]);

    /// <summary>The terms of a class, one of all that are congruent; none, if it was taken into another.</summary>
    public IEnumerable<Expr> Members(int leader) => !members.TryGetValue(leader, out var own) ? [] : own.ConvertAll(number => terms[number]).DistinctBy(SignatureOf);

    /// <summary>The arguments that the graph knows; of a leaf, none.</summary>
    public IReadOnlyList<Expr> Parts(Expr term) => isLeaf(term) ? [] : term.ArgList;

    /// <summary>What congruent terms share: the operator, and the classes of the arguments.</summary>
    public Signature SignatureOf(Expr term) => Parts(term) is { Count: > 0 } parts ? new(term.Op, null, [.. parts.Select(ClassOf)]) : new(term.Op, term, []);

    /// <summary>Asserts that two terms are equal.</summary>
    public void Union(Expr first, Expr second, Reason reason)
    {
        pending.Enqueue((Add(first), Add(second), reason));
        Close();
    }

    private void Enter(Expr term)
    {
        var number = terms.Count;
        numbers[term] = number;
        terms.Add(term);
        leaders.Add(number);
        members[number] = [number];
        users[number] = [];
        Proofs.Add();
        foreach (var part in Parts(term)) users[ClassOf(part)].Add(number);
        Sign(number);
    }

    /// <summary>Finds a term with the same operator and arguments of the same classes.</summary>
    private void Sign(int number)
    {
        var signature = SignatureOf(terms[number]);
        if (!signatures.TryAdd(signature, number)) pending.Enqueue((number, signatures[signature], Reason.Congruence));
    }

    private void Close()
    {
        while (pending.TryDequeue(out var next))
        {
            var (small, large) = (Find(next.First), Find(next.Second));
            if (small == large) continue;
            Proofs.Join(next.First, next.Second, next.Reason);
            if (members[small].Count > members[large].Count) (small, large) = (large, small);
            Merge(small, large);
        }
    }

    private void Merge(int small, int large)
    {
        Unions++;
        leaders[small] = large;
        members[large].AddRange(members[small]);
        members.Remove(small);
        foreach (var user in users[small]) Sign(user);
        users[large].AddRange(users[small]);
        users.Remove(small);
    }

    private int Find(int number)
    {
        while (leaders[number] != number) number = leaders[number] = leaders[leaders[number]];
        return number;
    }

    /// <summary>An operator and classes of arguments; of a term without arguments, the term.</summary>
    internal sealed record Signature(Op Op, Expr? Leaf, int[] Arguments)
    {
        public bool Equals(Signature? other) => other is not null && Leaf == other.Leaf && Op.Equals(other.Op) && Arguments.AsSpan().SequenceEqual(other.Arguments);

        public override int GetHashCode() => Arguments.Aggregate(Op.GetHashCode(), HashCode.Combine);
    }
}
