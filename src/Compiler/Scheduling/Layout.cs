namespace SymDiff.Compiling;

/// <summary>
/// Divides a schedule into statements and bodies. A step that is read once is nested in the statement of its reader; one that
/// is read more often, or whose nested code would grow too large, is a statement of its own whose value is kept.
/// </summary>
internal sealed class Layout
{
    /// <summary>Most steps nested in one statement; this bounds the depth of expression trees too.</summary>
    private const int MaxNested = 48;

    /// <summary>What weighs so much is stored, so that it can be computed ahead of its reader.</summary>
    private const int Long = 16;

    /// <summary>Most stored values that the nested steps of one statement read: all of them stay alive until it.</summary>
    private const int MaxReads = 16;

    /// <summary>Steps of one body: well below the size (60,000 bytes of IL) from which the JIT stops optimising.</summary>
    public const int MaxBody = 500;

    private readonly Schedule schedule;
    private readonly Func<Kernel, int> weigh;
    private readonly int[] owner;
    private readonly int[] memberStart;
    private readonly int[] members;
    private readonly int[] statements;
    private readonly List<int> bodyStarts;

    /// <param name="schedule">What is divided.</param>
    /// <param name="maxBody">Most steps of one body.</param>
    /// <param name="weigh">For how many steps a kernel counts; one if left out.</param>
    public Layout(Schedule schedule, int maxBody = MaxBody, Func<Kernel, int>? weigh = null)
    {
        this.schedule = schedule;
        this.weigh = weigh ?? (_ => 1);
        Kept = FindKept();
        owner = FindOwners();
        statements = [.. Enumerable.Range(0, schedule.Length).Where(step => owner[step] == step)];
        (memberStart, members) = Group();
        bodyStarts = Split(maxBody);
    }

    /// <summary>Whether the value of a step is stored.</summary>
    public bool[] Kept { get; }

    /// <summary>Number of bodies, at least one.</summary>
    public int BodyCount => bodyStarts.Count - 1;

    /// <summary>The statements of a body, in order.</summary>
    public ReadOnlyMemory<int> StatementsOf(int body) => statements.AsMemory(bodyStarts[body]..bodyStarts[body + 1]);

    /// <summary>The steps of a statement in evaluation order, the one that gives the value last.</summary>
    public ReadOnlySpan<int> MembersOf(int statement) => members.AsSpan(memberStart[statement]..memberStart[statement + 1]);

    /// <summary>Calls the visitor with every stored value or input that a statement reads, its conditions included.</summary>
    public void VisitReads(int statement, Action<int> visit)
    {
        foreach (var member in MembersOf(statement))
            foreach (var operand in schedule.OperandsOf(member))
                if (owner[operand] != statement && !schedule[operand].IsConstant) visit(operand);
        for (var guard = schedule.GuardOf(statement); guard.Parent is not null; guard = guard.Parent) visit(guard.Condition);
    }

    private bool[] FindKept()
    {
        var uses = schedule.UseCounts();
        var (weight, reads, kept) = (new int[schedule.Length], new int[schedule.Length], new bool[schedule.Length]);
        for (var step = 0; step < kept.Length; step++)
        {
            reads[step] = schedule[step].IsConstant ? 0 : 1;
            if (schedule[step].Kernel is not { } kernel) continue;
            var (size, read) = (weigh(kernel), 0);
            foreach (var operand in schedule.OperandsOf(step)) (size, read) = (size + weight[operand], read + reads[operand]);
            kept[step] = uses[step] > 1 || size > MaxNested || read > MaxReads || weigh(kernel) >= Long;
            (weight[step], reads[step]) = kept[step] ? (0, 1) : (size, read);
        }
        for (var step = 1; step < kept.Length; step++)
            if (schedule.AreJoint(step - 1, step)) kept[step - 1] = kept[step] = true;
        KeepConditions(kept);
        return kept;
    }

    /// <summary>Keeps what the guards of statements test. A guard includes the guards of its own conditions, so one pass suffices.</summary>
    private void KeepConditions(bool[] kept)
    {
        var seen = new HashSet<Guard> { Guard.Always };
        for (var step = 0; step < kept.Length; step++)
        {
            if (!kept[step]) continue;
            for (var guard = schedule.GuardOf(step); seen.Add(guard); guard = guard.Parent!)
                if (schedule[guard.Condition].Kernel is not null) kept[guard.Condition] = true;
        }
    }

    private int[] FindOwners()
    {
        var found = new int[schedule.Length];
        Array.Fill(found, -1);
        foreach (var output in schedule.Outputs) Root(output);
        for (var step = 0; step < found.Length; step++)
            if (Kept[step]) Root(step);
        for (var step = found.Length - 1; step >= 0; step--)
            foreach (var operand in schedule.OperandsOf(step))
                if (found[operand] < 0 && schedule[operand].Kernel is not null) found[operand] = found[step];
        return found;

        void Root(int step)
        {
            if (schedule[step].Kernel is not null) found[step] = step;
        }
    }

    private (int[] Start, int[] Members) Group()
    {
        var start = new int[schedule.Length + 1];
        foreach (var statement in owner)
            if (statement >= 0) start[statement + 1]++;
        for (var i = 0; i < schedule.Length; i++) start[i + 1] += start[i];
        var (next, grouped) = (start.ToArray(), new int[start[^1]]);
        for (var step = 0; step < schedule.Length; step++)
            if (owner[step] >= 0) grouped[next[owner[step]]++] = step;
        return (start, grouped);
    }

    private List<int> Split(int maxBody)
    {
        var (starts, size) = (new List<int> { 0 }, 0);
        for (var i = 0; i < statements.Length; i++)
        {
            var more = schedule.GuardOf(statements[i]).Depth;
            foreach (var member in MembersOf(statements[i]))
                if (member == 0 || !schedule.AreJoint(member - 1, member)) more += weigh(schedule[member].Kernel!);
            if (size > 0 && size + more > maxBody)
            {
                starts.Add(i);
                size = 0;
            }
            size += more;
        }
        starts.Add(statements.Length);
        return starts;
    }
}
