namespace SymDiff.Compiling;

/// <summary>
/// Decides what is computed only under conditions. A step is needed where one of its readers is, and an arm of a choice only
/// where the choice takes it; so a step's guard has the conditions that all its readers share. Since a condition is
/// needed wherever it decides something, a guard has with each condition that condition's own guard, and testing in ascending
/// order never reads a value that was not computed.
/// </summary>
internal sealed class Laziness
{
    /// <summary>Guards cost time in proportion to their depth, so it is bounded; calls of bound functions are worth more.</summary>
    private const int MaxDepth = 64, MaxDepthWithCalls = 4096;

    private readonly Schedule schedule;
    private readonly GuardTable table;

    public Laziness(Schedule schedule)
    {
        this.schedule = schedule;
        var steps = Enumerable.Range(0, schedule.Length);
        Demands = steps.Where(step => schedule[step].Kernel is { IsPure: false }).ToDictionary(step => step, _ => new HashSet<Guard>());
        table = new(Demands.Count > 0 ? MaxDepthWithCalls : MaxDepth);
        Guards = FindNeeds();
        Speculated = [.. Demands.Where(call => !call.Value.Contains(Guards[call.Key])).Select(call => call.Key)];
        Relax();
    }

    /// <summary>The guard of every step.</summary>
    public Guard[] Guards { get; }

    /// <summary>The guards of the readers of every call of a bound function.</summary>
    public Dictionary<int, HashSet<Guard>> Demands { get; }

    /// <summary>Calls of bound functions that several readers need under conditions of which no guard can express the disjunction.</summary>
    public HashSet<int> Speculated { get; }

    private Guard[] FindNeeds()
    {
        var guards = new Guard?[schedule.Length];
        foreach (var output in schedule.Outputs) Demand(output, Guard.Always);
        for (var step = schedule.Length - 1; step >= 0; step--)
        {
            var own = guards[step] ??= Guard.Always;
            var operands = schedule.OperandsOf(step);
            for (var i = 0; i < operands.Length; i++)
                Demand(operands[i], i > 0 && schedule[step].Kernel!.Selects ? Under(own, operands[0], i == 1) : own);
        }
        return guards!;

        void Demand(int step, Guard demand)
        {
            guards[step] = guards[step] is { } guard ? table.Intersect(guard, demand) : demand;
            if (Demands.TryGetValue(step, out var demands)) demands.Add(demand);
        }
    }

    /// <summary>The guard with a condition taken apart: <c>a and b</c> is two conditions, <c>not a</c> one of the other truth.</summary>
    private Guard Under(Guard guard, int condition, bool holds)
    {
        var open = new Stack<(int Condition, bool Holds)>([(condition, holds)]);
        while (open.TryPop(out var next))
        {
            var operands = schedule.OperandsOf(next.Condition);
            var room = guard.Depth + open.Count < table.MaxDepth;
            switch (schedule[next.Condition].Kernel?.Connective)
            {
                case Connective.Not when room:
                    open.Push((operands[0], !next.Holds));
                    break;
                case Connective.And when room && next.Holds:
                case Connective.Or when room && !next.Holds:
                    foreach (var operand in operands) open.Push((operand, next.Holds));
                    break;
                default:
                    if (!schedule[next.Condition].IsConstant) guard = table.With(guard, next.Condition, next.Holds);
                    break;
            }
        }
        return guard;
    }

    /// <summary>A cheap step keeps only the conditions under which its operands exist: a branch would cost more than the step.</summary>
    private void Relax()
    {
        for (var step = 0; step < Guards.Length; step++)
        {
            if (schedule[step].Kernel is { IsCheap: false }) continue;
            var relaxed = Guard.Always;
            foreach (var operand in schedule.OperandsOf(step)) relaxed = table.Union(relaxed, Guards[operand]);
            Guards[step] = relaxed;
        }
    }
}
