namespace SymDiff.Compiling;

/// <summary>A schedule for lanes: without branches, and divided into bodies that the JIT inlines.</summary>
internal sealed class LaneWork
{
    /// <param name="schedule">The work.</param>
    /// <param name="maxBody">Greatest weight of one body.</param>
    public LaneWork(Schedule schedule, int maxBody)
    {
        Schedule = BranchFree.Apply(schedule, LaneTable.IsLaneByLane);
        Layout = new(Schedule, maxBody, LaneTable.Weigh);
    }

    /// <summary>The work.</summary>
    public Schedule Schedule { get; }

    /// <summary>Its division.</summary>
    public Layout Layout { get; }

    /// <summary>How much of it there is.</summary>
    public int Weight => Enumerable.Range(0, Schedule.Length).Sum(step => Schedule[step].Kernel is { } kernel ? LaneTable.Weigh(kernel) : 0);
}
