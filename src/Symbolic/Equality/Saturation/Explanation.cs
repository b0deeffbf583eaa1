namespace SymDiff.Equality;

/// <summary>The chain of equal terms that a graph of classes has between two terms: a step is an instance of a rule at one place.</summary>
/// <param name="graph">The classes.</param>
internal sealed class Explanation(EGraph graph)
{
    private const int MostSteps = 400;

    private readonly Stack<Edge> pending = new();

    /// <summary>The steps from one term to another of its class; null if there are too many.</summary>
    public List<ProofStep>? Between(Expr from, Expr to)
    {
        var steps = new List<ProofStep>();
        Push(graph.Add(from), graph.Add(to), null);
        while (pending.TryPop(out var edge))
        {
            if (steps.Count > MostSteps || pending.Count > MostSteps) return null;
            if (edge.Reason == Reason.Congruence) PushArguments(edge);
            else steps.Add(new(Context.Lift(edge.Around, graph[edge.From]), Context.Lift(edge.Around, graph[edge.To]), edge.Reason.Name, edge.Reason.Conditions));
        }
        return steps;
    }

    private void Push(int from, int to, Context? around)
    {
        foreach (var (start, end, reason) in Enumerable.Reverse(graph.Proofs.Path(from, to))) pending.Push(new(start, end, reason, around));
    }

    /// <summary>f(a, b) becomes f(c, b) and then f(c, d).</summary>
    private void PushArguments(Edge edge)
    {
        var (args, target) = (graph[edge.From].ArgArray(), graph[edge.To].ArgArray());
        for (var i = args.Length - 1; i >= 0; i--)
            Push(graph.Add(args[i]), graph.Add(target[i]), new(graph[edge.From], [.. target[..i], .. args[i..]], i, edge.Around));
    }

    private readonly record struct Edge(int From, int To, Reason Reason, Context? Around);

    /// <summary>Where a term stands: as which argument of what.</summary>
    private sealed record Context(Expr Node, Expr[] Arguments, int Place, Context? Around)
    {
        public static Expr Lift(Context? context, Expr term)
        {
            for (; context is not null; context = context.Around)
                term = context.Node.WithArgs([.. context.Arguments[..context.Place], term, .. context.Arguments[(context.Place + 1)..]]);
            return term;
        }
    }
}
