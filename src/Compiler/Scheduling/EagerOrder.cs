namespace SymDiff.Compiling;

/// <summary>
/// Moves a step that ends more values than it begins up to where its operands are complete, so that fewer values wait, and pass from body to
/// body: a long sum takes up each term as soon as it is there. Steps that one call computes become neighbours. Everything else keeps its order.
/// </summary>
internal sealed class EagerOrder
{
    private readonly Schedule schedule;
    private readonly int[] missing;
    private readonly int[] waiting;
    private readonly int[] readerStart;
    private readonly int[] readers;
    private readonly bool[] done;
    private readonly List<int> order;

    private EagerOrder(Schedule schedule)
    {
        this.schedule = schedule;
        order = new(schedule.Length);
        done = new bool[schedule.Length];
        missing = new int[schedule.Length];
        waiting = new int[schedule.Length];
        for (var step = 0; step < schedule.Length; step++)
        {
            missing[step] = schedule.OperandsOf(step).Length;
            foreach (var operand in schedule.OperandsOf(step)) waiting[operand]++;
        }
        (readerStart, readers) = FindReaders();
    }

    /// <summary>The schedule in this order.</summary>
    public static Schedule Apply(Schedule schedule) => schedule.InOrder(new EagerOrder(schedule).Find());

    private List<int> Find()
    {
        for (var step = 0; step < schedule.Length; step++)
        {
            var ready = new Stack<int>([step]);
            while (ready.TryPop(out var next))
                if (!done[next]) Do(next, ready);
        }
        return order;
    }

    private (int[] Start, int[] Readers) FindReaders()
    {
        var start = new int[schedule.Length + 1];
        for (var step = 0; step < schedule.Length; step++) start[step + 1] = start[step] + waiting[step];
        var (next, found) = (start.ToArray(), new int[start[^1]]);
        for (var step = 0; step < schedule.Length; step++)
            foreach (var operand in schedule.OperandsOf(step)) found[next[operand]++] = step;
        return (start, found);
    }

    private ReadOnlySpan<int> ReadersOf(int step) => readers.AsSpan(readerStart[step]..readerStart[step + 1]);

    private void Do(int step, Stack<int> ready)
    {
        done[step] = true;
        order.Add(step);
        foreach (var reader in ReadersOf(step)) missing[reader]--;
        Consider(step, ready);
        foreach (var operand in schedule.OperandsOf(step))
            if (--waiting[operand] == 1) Consider(operand, ready);
        PushPartner(step, ready);
    }

    private void PushPartner(int step, Stack<int> ready)
    {
        if (schedule[step].Kernel is not { Joint: not null }) return;
        foreach (var reader in ReadersOf(schedule.OperandsOf(step)[0]))
            if (!done[reader] && schedule.AreJoint(step, reader)) ready.Push(reader);
    }

    private void Consider(int step, Stack<int> ready)
    {
        if (schedule[step].Kernel is null) return;
        foreach (var reader in ReadersOf(step))
            if (!done[reader] && missing[reader] == 0 && IsWorthwhile(reader)) ready.Push(reader);
    }

    /// <summary>Whether a step ends two values or more. One with conditions stays behind them.</summary>
    private bool IsWorthwhile(int step)
    {
        if (schedule.GuardOf(step) != Guard.Always) return false;
        var ended = 0;
        foreach (var operand in schedule.OperandsOf(step))
            if (waiting[operand] == 1 && schedule[operand].Kernel is not null) ended++;
        return ended >= 2;
    }
}
