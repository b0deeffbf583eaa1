using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>
/// Makes the need for a call of a bound function explicit where it is a disjunction: in <c>where(a, f(x), 0) + where(b, f(x), 0)</c> the call becomes
/// <c>given(a or b, f(x))</c>, so that it happens once, and only where it is read. A call that one of its own conditions depends on stays as it is.
/// </summary>
internal static class CallConditions
{
    /// <summary>The roots with such calls made conditional; null if there is none.</summary>
    /// <param name="roots">The graph.</param>
    /// <param name="schedule">Its schedule.</param>
    /// <param name="nodes">The node of every step that computes one.</param>
    public static Expr[]? MakeExplicit(ReadOnlySpan<Expr> roots, Schedule schedule, IReadOnlyDictionary<int, Expr> nodes)
    {
        var laziness = schedule.Laziness;
        var pending = PendingBelow(schedule, laziness.Speculated);
        var needs = new NodeMap<Expr>();
        foreach (var call in laziness.Speculated)
            if (laziness.Demands[call].All(guard => Path(guard).All(g => !pending[g.Condition]))) needs[nodes[call]] = Need(laziness.Demands[call], nodes);
        return needs.Count == 0 ? null : Rewrite(roots, needs);
    }

    /// <summary>Whether a step depends on one of the calls; conditions that do must wait for another round.</summary>
    private static bool[] PendingBelow(Schedule schedule, HashSet<int> calls)
    {
        var pending = new bool[schedule.Length];
        for (var step = 0; step < pending.Length; step++)
        {
            pending[step] = calls.Contains(step);
            foreach (var operand in schedule.OperandsOf(step)) pending[step] |= pending[operand];
        }
        return pending;
    }

    private static IEnumerable<Guard> Path(Guard guard)
    {
        for (; guard.Parent is not null; guard = guard.Parent) yield return guard;
    }

    /// <summary>The disjunction of the guards, written with choices so that no condition is tested outside its own guard.</summary>
    private static Expr Need(HashSet<Guard> demands, IReadOnlyDictionary<int, Expr> nodes)
    {
        var paths = demands.SelectMany(Path).Distinct().OrderByDescending(guard => guard.Depth).ToLookup(guard => guard.Depth);
        var needs = demands.ToDictionary(guard => guard, _ => (Expr)1);
        foreach (var level in paths)
            foreach (var arms in level.GroupBy(guard => (guard.Parent, guard.Condition)))
            {
                var parent = arms.Key.Parent!;
                var choice = Selection.Where[nodes[arms.Key.Condition], Arm(arms, true), Arm(arms, false)];
                needs[parent] = needs.TryGetValue(parent, out var other) ? Selection.Where[other, 1, choice] : choice;
            }
        return needs[Guard.Always];

        Expr Arm(IEnumerable<Guard> arms, bool holds) => arms.FirstOrDefault(guard => guard.Holds == holds) is { } arm ? needs[arm] : 0;
    }

    private static Expr[] Rewrite(ReadOnlySpan<Expr> roots, NodeMap<Expr> needs)
    {
        var images = new NodeMap<Expr>();
        foreach (var node in Traversal.PostOrder(roots))
        {
            var image = Traversal.WithMappedArgs(node, images);
            images[node] = needs.TryGetValue(node, out var need) ? Selection.Given[need, image] : image;
        }
        return Traversal.Images(roots, images);
    }
}
