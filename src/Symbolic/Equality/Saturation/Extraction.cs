namespace SymDiff.Equality;

/// <summary>The cheapest term of every class: made of the cheapest terms of its arguments' classes.</summary>
/// <remarks>Terms that a rule rewrites can be made dear. What is chosen then is developed as far as the rules go.</remarks>
internal sealed class Extraction
{
    private const int CostOfFunction = 2;
    private const int CostOfRewritten = 1_000;

    private readonly EGraph graph;
    private readonly HashSet<EGraph.Signature> rewritten;
    private readonly Dictionary<int, (double Cost, Expr Term)> best = [];

    /// <param name="graph">The classes.</param>
    /// <param name="rewritten">Terms that are to be avoided, and with them all that are congruent.</param>
    public Extraction(EGraph graph, params IEnumerable<Expr> rewritten)
    {
        this.graph = graph;
        this.rewritten = [.. rewritten.Select(graph.SignatureOf)];
        List<(int Leader, Expr Member)> all = [.. graph.Classes.SelectMany(leader => graph.Members(leader).Select(member => (leader, member)))];
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (leader, member) in all) changed |= Improve(leader, member);
        }
    }

    /// <summary>The cheapest term of a class; of one that came later, any.</summary>
    public Expr Of(int leader) => best.TryGetValue(leader, out var known) ? known.Term : graph[leader];

    /// <summary>A term with its arguments replaced by the cheapest terms equal to them.</summary>
    public Expr Of(Expr term) => graph.Parts(term).Count == 0 ? term : term.WithArgs([.. graph.Parts(term).Select(part => Of(graph.ClassOf(part)))]);

    private bool Improve(int leader, Expr member)
    {
        double cost = CostOf(member) + (rewritten.Count > 0 && rewritten.Contains(graph.SignatureOf(member)) ? CostOfRewritten : 0);
        foreach (var part in graph.Parts(member))
        {
            if (!best.TryGetValue(graph.ClassOf(part), out var known)) return false;
            cost += known.Cost;
        }
        if (best.TryGetValue(leader, out var old) && old.Cost <= cost) return false;
        best[leader] = (cost, Of(member));
        return true;
    }

    private static int CostOf(Expr member) => member.Args.IsEmpty || member.Op.IsAlgebraic(member) ? 1 : CostOfFunction;
}
