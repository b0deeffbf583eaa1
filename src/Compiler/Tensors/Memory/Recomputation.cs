namespace SymDiff.Compiling;

/// <summary>
/// Trades memory for time. Where more is alive at once than allowed, the value that is cheapest to compute again is let go there and computed again before the step that needs
/// it next; what that reads lives longer in turn, or is let go itself. A chain f(f(...f(w))) of n calls so needs between n - 1 and n(n - 1)/2 of them for its
/// derivative, depending on how many of its values may stay.
/// </summary>
internal sealed class Recomputation
{
    /// <summary>A plan that grows by this factor is no longer worth its memory.</summary>
    private const int MaxGrowth = 64;

    private readonly List<BoundStep> steps;
    private readonly List<int> sizes, outputs;
    private readonly int inputCount, givenBuffers;

    private Recomputation(BoundSteps bound) => (steps, sizes, outputs, inputCount, givenBuffers) =
        ([.. bound.Steps], [.. bound.Sizes], [.. bound.Outputs], bound.InputCount, bound.Sizes.Count);

    /// <summary>The same work within a number of elements for intermediate values, or as near as this comes.</summary>
    public static BoundSteps Within(BoundSteps bound, long budget)
    {
        var planner = new Recomputation(bound);
        while (planner.steps.Count < bound.Steps.Count * MaxGrowth && planner.LetOneGo(budget))
        {
        }
        return planner.Result;
    }

    private BoundSteps Result => new(steps, sizes, outputs, inputCount);

    /// <summary>
    /// Lets one value go at the first step at which too much is alive; false if there is no such step, or no value there that it can do without. What the step that values are
    /// computed again for reads is not let go on the way there.
    /// </summary>
    private bool LetOneGo(long budget)
    {
        var lastUses = Result.LastUses();
        var alive = new HashSet<int>();
        for (var at = 0; at < steps.Count; at++)
        {
            alive.RemoveWhere(buffer => lastUses[buffer] < at);
            alive.UnionWith(steps[at].Results.Where(Result.IsIntermediate));
            if (alive.Sum(buffer => (long)sizes[buffer]) <= budget) continue;
            var reader = steps.FindIndex(at, step => step.Results[0] < givenBuffers);
            int[] idle = [.. alive.Where(buffer => !steps[at].Results.Contains(buffer) && NextUse(buffer, at) > reader)];
            if (idle.Length == 0) continue;
            Repeat(idle.MinBy(buffer => (Cost(buffer, NextUse(buffer, at), lastUses) / sizes[buffer], buffer)), at);
            return true;
        }
        return false;
    }

    /// <summary>The work of computing a value again where it is needed next, together with what is no longer alive there.</summary>
    private double Cost(int buffer, int before, int[] lastUses)
    {
        var cost = 0.0;
        var open = new Stack<int>([buffer]);
        var seen = new HashSet<int>(open);
        while (open.TryPop(out var next))
        {
            var step = steps[WriterOf(next)];
            cost += step.Kernel.Work(sizes[next]);
            foreach (var read in step.Reads)
                if (Result.IsIntermediate(read) && lastUses[read] < before && seen.Add(read)) open.Push(read);
        }
        return cost;
    }

    /// <summary>Computes a value again before the next step that reads it, for this and all later ones.</summary>
    private void Repeat(int buffer, int after)
    {
        var (before, writer, first) = (NextUse(buffer, after), steps[WriterOf(buffer)], sizes.Count);
        foreach (var result in writer.Results)
        {
            sizes.Add(sizes[result]);
            outputs.Add(-1);
        }
        var again = first + Array.IndexOf(writer.Results, buffer);
        for (var i = before; i < steps.Count; i++)
            steps[i] = steps[i] with { Reads = Array.ConvertAll(steps[i].Reads, read => read == buffer ? again : read) };
        steps.Insert(before, writer with { Results = [.. Enumerable.Range(first, writer.Results.Length)] });
    }

    private int NextUse(int buffer, int after) => steps.FindIndex(after, step => step.Reads.Contains(buffer));

    private int WriterOf(int buffer) => steps.FindIndex(step => step.Results.Contains(buffer));
}
