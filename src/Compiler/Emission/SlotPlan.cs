namespace SymDiff.Compiling;

/// <summary>Places in the scratch array for values that a later body reads; a place is used again when its last reader is done.</summary>
internal sealed class SlotPlan
{
    private readonly int[] slots;

    /// <param name="layout">Statements and bodies.</param>
    /// <param name="steps">Number of steps of the schedule.</param>
    /// <param name="first">The first place that is not an input or output.</param>
    public SlotPlan(Layout layout, int steps, int first)
    {
        slots = new int[steps];
        Array.Fill(slots, -1);
        Length = first;
        if (layout.BodyCount > 1) Assign(layout, FindLastBodies(layout, steps));
    }

    /// <summary>Length of the scratch array.</summary>
    public int Length { get; private set; }

    /// <summary>The place of a step's value, or null.</summary>
    public int? Of(int step) => slots[step] < 0 ? null : slots[step];

    private static int[] FindLastBodies(Layout layout, int steps)
    {
        var last = new int[steps];
        for (var body = 0; body < layout.BodyCount; body++)
        {
            var here = body;
            foreach (var statement in layout.StatementsOf(body).Span) layout.VisitReads(statement, step => last[step] = here);
        }
        return last;
    }

    private void Assign(Layout layout, int[] lastBody)
    {
        var free = new Stack<int>();
        var ending = new Dictionary<int, List<int>>();
        for (var body = 0; body < layout.BodyCount; body++)
        {
            foreach (var statement in layout.StatementsOf(body).Span)
            {
                if (lastBody[statement] <= body) continue;
                var slot = slots[statement] = free.TryPop(out var used) ? used : Length++;
                if (!ending.TryGetValue(lastBody[statement], out var list)) ending[lastBody[statement]] = list = [];
                list.Add(slot);
            }
            if (ending.Remove(body, out var done)) done.ForEach(free.Push);
        }
    }
}
