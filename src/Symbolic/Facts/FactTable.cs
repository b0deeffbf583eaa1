using SymDiff.Ops;

namespace SymDiff;

/// <summary>
/// Facts about the nodes of one pipeline run: made bottom-up when asked for, each node once, from its operator's row and what is assumed.
/// </summary>
internal sealed class FactTable
{
    private readonly NodeMap<Fact> known = [];
    private readonly NodeMap<Fact> assumed = [];
    private readonly HashSet<Expr> symmetric = [];

    /// <param name="assumptions">Comparisons, and conjunctions of them, that hold.</param>
    public FactTable(params ReadOnlySpan<Expr> assumptions)
    {
        foreach (var assumption in assumptions)
            foreach (var condition in Conjunction(assumption))
                if (Transposed(condition) is { } matrix) symmetric.Add(matrix);
                else if (Comparison.Read(condition) is { } comparison) Assume(comparison.Side, comparison.Fact);
    }

    /// <summary>Whether something can be concluded from a condition.</summary>
    public static bool IsAssumption(Expr condition) => Conjunction(condition).All(part => Comparison.Read(part) is not null);

    /// <summary>What is known of a node.</summary>
    public Fact this[Expr node]
    {
        get
        {
            var pending = new Stack<Expr>([node]);
            while (pending.TryPeek(out var next))
            {
                var count = pending.Count;
                if (!known.ContainsKey(next))
                    foreach (var arg in next.Args) if (!known.ContainsKey(arg)) pending.Push(arg);
                if (pending.Count > count) continue;
                pending.Pop();
                if (!known.ContainsKey(next)) known[next] = Find(next);
            }
            return known[node];
        }
    }

    /// <summary>Whether a condition is true wherever it is defined.</summary>
    public bool Proves(Expr condition)
    {
        foreach (var part in Conjunction(condition))
            if (!(Comparison.Read(part) is { } comparison ? this[comparison.Side].Implies(comparison.Fact) : this[part].IsNonZero)) return false;
        return true;
    }

    /// <summary>Whether a matrix is assumed to be its own transpose.</summary>
    public bool IsSymmetric(Expr matrix) => symmetric.Contains(matrix);

    /// <summary>The number that a node is known to be, or null.</summary>
    public Expr? ValueOf(Expr node) => this[node].Values is { IsPoint: true } point ? (Expr)point.Low : null;

    /// <summary>The matrix of <c>A == A'</c>.</summary>
    private static Expr? Transposed(Expr condition) =>
        condition.Op == Logic.Equal && Contraction.TransposeOf(condition.Args[1]) == condition.Args[0] ? condition.Args[0] : null;

    private void Assume(Expr side, Fact fact) => assumed[side] = fact.And(assumed.GetValueOrDefault(side, Fact.Unknown));

    private Fact Find(Expr node)
    {
        var args = new Fact[node.Args.Length];
        for (var i = 0; i < args.Length; i++) args[i] = known[node.Args[i]];
        var required = node.Op.Requires(node);
        var isMet = required is null || Proves(required);
        var fact = node.Op.Enclose(node, args);
        return (assumed.TryGetValue(node, out var more) ? fact.And(more) : fact) with
        {
            IsDefined = isMet && Array.TrueForAll(args, arg => arg.IsDefined),
            IsMostlyDefined = (isMet || FailsSeldom(required!)) && node.Op.IsFinite && Array.TrueForAll(args, arg => arg.IsMostlyDefined),
        };
    }

    /// <summary>Whether a condition only says that something which varies is not 0.</summary>
    private static bool FailsSeldom(Expr condition) => condition.Op == Logic.NotEqual && condition.Args[0].Literal is null && condition.Args[1].Literal is { IsZero: true };

    /// <summary>The parts of a conjunction, the last first.</summary>
    public static IEnumerable<Expr> Conjunction(Expr condition)
    {
        var pending = new Stack<Expr>([condition]);
        while (pending.TryPop(out var next))
        {
            if (next.Op != Logic.And) yield return next;
            else foreach (var arg in next.ArgArray()) pending.Push(arg);
        }
    }
}
