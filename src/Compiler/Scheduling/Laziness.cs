namespace SymDiff.Compiling;

/// <summary>
/// Decides what is computed only under conditions. A step is needed where one of its readers is, and an arm of a choice only
/// where the choice takes it; so a step's guard has the conditions that all its readers share. Since a condition is
/// needed wherever it decides something, a guard has with each condition that condition's own guard, and testing in ascending
/// order never reads a value that was not computed.
/// </summary>
internal static class Laziness
{
    /// <summary>The guard of every step.</summary>
    public static Guard[] Of(Schedule schedule)
    {
        var table = new GuardTable();
        return Relax(schedule, Needed(schedule, table), table);
    }

    private static Guard[] Needed(Schedule schedule, GuardTable table)
    {
        var guards = new Guard?[schedule.Length];
        foreach (var output in schedule.Outputs) guards[output] = Guard.Always;
        for (var step = schedule.Length - 1; step >= 0; step--)
        {
            var own = guards[step] ??= Guard.Always;
            var operands = schedule.OperandsOf(step);
            for (var i = 0; i < operands.Length; i++)
            {
                var demand = i > 0 && schedule[step].Kernel!.Selects ? Under(schedule, table, own, operands[0], i == 1) : own;
                ref var guard = ref guards[operands[i]];
                guard = guard is null ? demand : table.Intersect(guard, demand);
            }
        }
        return guards!;
    }

    /// <summary>The guard with a condition taken apart: <c>a and b</c> is two conditions, <c>not a</c> one of the other truth.</summary>
    private static Guard Under(Schedule schedule, GuardTable table, Guard guard, int condition, bool holds)
    {
        var open = new Stack<(int Condition, bool Holds)>([(condition, holds)]);
        while (guard.Depth + open.Count <= GuardTable.MaxDepth && open.TryPop(out var next))
        {
            var operands = schedule.OperandsOf(next.Condition);
            switch (schedule[next.Condition].Kernel?.Connective)
            {
                case Connective.Not: open.Push((operands[0], !next.Holds)); break;
                case Connective.And when next.Holds:
                case Connective.Or when !next.Holds:
                    foreach (var operand in operands) open.Push((operand, next.Holds));
                    break;
                default:
                    if (!schedule[next.Condition].IsConstant) guard = table.With(guard, next.Condition, next.Holds);
                    break;
            }
        }
        foreach (var rest in open)
            if (!schedule[rest.Condition].IsConstant) guard = table.With(guard, rest.Condition, rest.Holds);
        return guard;
    }

    /// <summary>A cheap step keeps only the conditions under which its operands exist: a branch would cost more than the step.</summary>
    private static Guard[] Relax(Schedule schedule, Guard[] guards, GuardTable table)
    {
        for (var step = 0; step < guards.Length; step++)
        {
            if (schedule[step].Kernel is { IsCheap: false }) continue;
            var relaxed = Guard.Always;
            foreach (var operand in schedule.OperandsOf(step)) relaxed = table.Union(relaxed, guards[operand]);
            guards[step] = relaxed;
        }
        return guards;
    }
}
