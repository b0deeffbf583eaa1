using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>
/// The same work without branches, for lanes of which some may take an arm and others not: both arms are computed and one is picked. Only what must not be
/// computed where nobody needs it, or is too dear, keeps its conditions: they become an operand.
/// </summary>
internal sealed class BranchFree
{
    private readonly Schedule schedule;
    private readonly Predicate<Kernel> isConditional;
    private readonly int[] places;
    private readonly Dictionary<Guard, int> tests = [];
    private readonly List<Instruction> instructions = [];
    private readonly List<int> operands = [];

    private BranchFree(Schedule schedule, Predicate<Kernel> isConditional)
    {
        (this.schedule, this.isConditional) = (schedule, isConditional);
        places = new int[schedule.Length];
    }

    /// <summary>The schedule whose steps have no guards.</summary>
    /// <param name="schedule">The work.</param>
    /// <param name="isConditional">What is computed only where somebody needs it.</param>
    public static Schedule Apply(Schedule schedule, Predicate<Kernel> isConditional) => new BranchFree(schedule, isConditional).Apply();

    private Schedule Apply()
    {
        for (var step = 0; step < places.Length; step++)
            places[step] = schedule[step].Kernel is { } kernel ? Compute(kernel, step) : Add(schedule[step]);
        return EagerOrder.Apply(new([.. instructions], [.. operands], Array.ConvertAll(schedule.Outputs, step => places[step]), schedule.InputCount));
    }

    private int Compute(Kernel kernel, int step)
    {
        List<int> read = [];
        foreach (var operand in schedule.OperandsOf(step)) read.Add(places[operand]);
        var guard = schedule.GuardOf(step);
        return guard == Guard.Always || !isConditional(kernel) ? Add(kernel.Eager, [.. read]) : Add(kernel.Conditional, [.. read, Test(guard)]);
    }

    /// <summary>The step whose truth is the guard's. A condition may be garbage where its own guard does not hold, but that guard is among the guard's ancestors.</summary>
    private int Test(Guard guard)
    {
        var missing = new Stack<Guard>();
        for (; guard.Parent is not null && !tests.ContainsKey(guard); guard = guard.Parent) missing.Push(guard);
        while (missing.TryPop(out var next))
        {
            var condition = next.Holds ? places[next.Condition] : Add(Kernel(Logic.Not), places[next.Condition]);
            tests[next] = next.Parent!.Parent is null ? condition : Add(Kernel(Logic.And), tests[next.Parent], condition);
            guard = next;
        }
        return tests[guard];
    }

    private static Kernel Kernel(Op op) => LoweringTable.Find(op)!;

    private int Add(Kernel kernel, params ReadOnlySpan<int> read)
    {
        operands.AddRange(read);
        return Add(new Instruction(kernel, operands.Count - read.Length, read.Length, -1, 0));
    }

    private int Add(Instruction instruction)
    {
        instructions.Add(instruction);
        return instructions.Count - 1;
    }
}
