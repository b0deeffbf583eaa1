namespace SymDiff.Compiling;

/// <summary>
/// Trades memory for time: goes through the steps, and where more would be alive than allowed lets the value go that is cheapest to compute again for its size. It is computed again
/// before the step that needs it next. A chain f(f(...f(w))) of n calls so needs between n - 1 and n(n - 1)/2 of them for its derivative, depending on how many of its values may
/// stay. (The choice by cost and size is that of M. Kirisame et al., "Dynamic tensor rematerialization", 2021; here the next uses are known.)
/// </summary>
internal sealed class Recomputation
{
    /// <summary>A plan that grows by this factor, and beyond this number of steps, is no longer worth its memory: from there on, what is alive is kept.</summary>
    private const int MostGrowth = 64;
    private const int MostSteps = 1_000_000;

    /// <summary>Plans that are compared where a budget is too small.</summary>
    private const int Tries = 4;

    /// <summary>Work beyond this many steps is not weighed.</summary>
    private const int Farthest = 50;

    private readonly BoundSteps bound;
    private readonly long budget;
    private readonly List<BoundStep> steps = [];
    private readonly List<int> sizes, outputs;
    private readonly int[] writers, places, pins, met;
    private readonly SortedSet<int>[] uses;
    private readonly HashSet<int> alive = [];
    private long used;
    private int walk;

    private Recomputation(BoundSteps bound, long budget)
    {
        (this.bound, this.budget, sizes, outputs) = (bound, budget, [.. bound.Sizes], [.. bound.Outputs]);
        (writers, pins, met) = (new int[sizes.Count], new int[sizes.Count], new int[sizes.Count]);
        places = [.. Enumerable.Range(0, sizes.Count).Select(buffer => bound.IsIntermediate(buffer) ? -1 : buffer)];
        uses = [.. sizes.Select(_ => new SortedSet<int>())];
        foreach (var (number, step) in bound.Steps.Index())
        {
            foreach (var result in step.Results) writers[result] = number;
            foreach (var read in step.Reads) uses[read].Add(number);
        }
    }

    /// <summary>
    /// The same work within a number of elements for intermediate values, or as near as this comes. Values that take each other's place need less than counting them says, and too
    /// little memory makes more of them alive at once, because many are on their way again: so where the budget is not kept to, more generous plans are tried too, and the one that
    /// comes nearest is taken.
    /// </summary>
    public static BoundSteps Within(BoundSteps bound, long budget)
    {
        long all = new MemoryPlan(bound).Length;
        if (all <= budget) return bound;
        var first = new Recomputation(bound, budget).Run();
        if (new MemoryPlan(first).Length <= Math.Max(budget, all / Tries)) return first;
        var others = Enumerable.Range(1, Tries - 1).Select(part => all * part / Tries).Where(part => part > budget).Select(part => new Recomputation(bound, part).Run());
        return others.Prepend(first).Append(bound).MinBy(plan => (new MemoryPlan(plan).Length, plan.Work))!;
    }

    private BoundSteps Run()
    {
        for (var step = 0; step < bound.Steps.Count; step++) Reach(step);
        return bound with { Steps = steps, Sizes = sizes, Outputs = outputs };
    }

    /// <summary>Runs a step, and before it those that make what it reads and is not there. What a waiting step reads is not let go.</summary>
    private void Reach(int target)
    {
        var waiting = new Stack<int>();
        Wait(target);
        while (waiting.TryPeek(out var step))
        {
            var missing = Array.FindIndex(bound.Steps[step].Reads, read => places[read] < 0);
            if (missing >= 0) Wait(writers[bound.Steps[step].Reads[missing]]);
            else Run(waiting.Pop(), target);
        }

        void Wait(int step)
        {
            waiting.Push(step);
            foreach (var read in bound.Steps[step].Reads) pins[read]++;
        }
    }

    private void Run(int number, int now)
    {
        var step = bound.Steps[number];
        int[] made = [.. step.Results.Where(result => places[result] < 0)];
        MakeRoom(made.Sum(result => (long)Occupied(result)), now);
        int[] results = number == now ? step.Results : Array.ConvertAll(step.Results, Copy);
        steps.Add(step with { Reads = Array.ConvertAll(step.Reads, read => places[read]), Results = results });
        foreach (var result in made)
        {
            places[result] = results[Array.IndexOf(step.Results, result)];
            alive.Add(result);
            used += Occupied(result);
        }
        foreach (var read in step.Reads)
        {
            pins[read]--;
            uses[read].Remove(now);
        }
        foreach (var buffer in step.Reads.Concat(made))
            if (IsDone(buffer, now)) LetGo(buffer);
    }

    private int Copy(int buffer)
    {
        sizes.Add(sizes[buffer]);
        outputs.Add(-1);
        return sizes.Count - 1;
    }

    private bool IsDone(int buffer, int now) => alive.Contains(buffer) && pins[buffer] == 0 && (uses[buffer].Count == 0 || uses[buffer].Max < now);

    private int Occupied(int buffer) => MemoryPlan.Occupied(sizes[buffer]);

    private void LetGo(int buffer)
    {
        places[buffer] = -1;
        alive.Remove(buffer);
        used -= Occupied(buffer);
    }

    private void MakeRoom(long size, int now)
    {
        if (used + size <= budget) return;
        foreach (var buffer in alive.Where(buffer => IsDone(buffer, now)).ToList()) LetGo(buffer);
        while (used + size > budget && steps.Count < Math.Max(MostSteps, (long)bound.Steps.Count * MostGrowth))
        {
            var idle = alive.Where(buffer => pins[buffer] == 0).ToList();
            if (idle.Count == 0) return;
            var victim = idle.Count == 1 ? idle[0] : idle.MinBy(buffer => (Again(buffer).Work / Occupied(buffer), buffer));
            var next = uses[victim].GetViewBetween(now, int.MaxValue).Min;
            foreach (var source in Again(victim).Sources) uses[source].Add(next);
            LetGo(victim);
        }
    }

    /// <summary>The work of computing a value again together with what is no longer alive, and what is alive and read for it.</summary>
    private (double Work, List<int> Sources) Again(int buffer)
    {
        var (work, sources, left) = (0.0, new List<int>(), Farthest);
        var open = new Stack<int>([buffer]);
        walk++;
        while (open.TryPop(out var next) && left-- > 0)
        {
            var step = bound.Steps[writers[next]];
            work += step.Kernel.Work(sizes[step.Results[0]]);
            foreach (var read in step.Reads)
            {
                if (!bound.IsIntermediate(read) || met[read] == walk) continue;
                met[read] = walk;
                if (places[read] < 0) open.Push(read);
                else sources.Add(read);
            }
        }
        return (work, sources);
    }
}
