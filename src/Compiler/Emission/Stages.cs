namespace SymDiff.Compiling;

/// <summary>
/// The statements of one turn of a loop over lanes, in two stages: the second of one turn runs beside the first of the next. Operations that wait for operands fill the processor's
/// queue, some two hundred places, and while it is full nothing else begins. So the cut is where they wait least, each stage counted from its own beginning.
/// </summary>
/// <param name="Ahead">The first stage; empty where a cut would gain little.</param>
/// <param name="Rest">The others.</param>
internal sealed record Stages(int[] Ahead, int[] Rest)
{
    /// <summary>Two stages are worth their moves and tests if operations then wait for less than this part of the time.</summary>
    private const double Gain = 0.85;

    /// <summary>If more values waited for the next turn, they would take the registers that the turn needs.</summary>
    private const int MostCarried = 8;

    /// <summary>The stages of a body.</summary>
    public static Stages Of(EmissionPlan plan, int body)
    {
        var statements = plan.Layout.StatementsOf(body).ToArray();
        var best = new Stages([], statements);
        if (!plan.Ports.RunsAhead || new Turn(plan, statements) is not { HasCalls: false } turn) return best;
        var limit = Gain * turn.Waiting(0);
        foreach (var cut in turn.Cuts)
        {
            var waiting = turn.Waiting(cut);
            if (waiting >= limit) continue;
            var stages = statements.ToLookup(statement => turn.End(statement) <= cut);
            if (Carried(plan, [.. stages[true]], stages[false]) <= MostCarried) (best, limit) = (new([.. stages[true]], [.. stages[false]]), waiting);
        }
        return best;
    }

    /// <summary>How many values the second stage takes from the first.</summary>
    private static int Carried(EmissionPlan plan, HashSet<int> ahead, IEnumerable<int> rest)
    {
        var read = new HashSet<int>();
        foreach (var statement in rest) plan.Layout.VisitReads(statement, step => read.Add(step));
        return read.Count(step => ahead.Contains(step) && !plan.IsFixed[step]);
    }
}
