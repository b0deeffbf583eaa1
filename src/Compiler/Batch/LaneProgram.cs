using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>A schedule as loops over lanes; several where it is too long for one, which hand values on in blocks.</summary>
internal sealed class LaneProgram
{
    /// <summary>Weight of one body. Operators on lanes are inlined, and beyond some 350 of them the JIT stops.</summary>
    private const int MaxBody = 250;

    /// <summary>Numbers of one block: with a few dozen of them, all stay in the first two levels of cache.</summary>
    private const int MaxBlock = 512;

    private readonly LaneLoop[] bodies;

    private LaneProgram(LaneLoop[] bodies, int lanes, int slots) => (this.bodies, Lanes, Slots) = (bodies, lanes, slots);

    /// <summary>How many points are computed at once.</summary>
    public int Lanes { get; }

    /// <summary>Number of blocks that the bodies need.</summary>
    public int Slots { get; }

    /// <summary>The most points that one call of <see cref="Run"/> takes.</summary>
    public int BlockLength => Slots == 0 ? int.MaxValue : MaxBlock;

    /// <summary>The program for lanes of one type.</summary>
    /// <param name="schedule">The work.</param>
    /// <param name="isFixed">For every input, whether it is the same number for all points.</param>
    /// <param name="maxBody">Most steps of one body.</param>
    public static LaneProgram Compile<V>(Schedule schedule, bool[] isFixed, int maxBody = MaxBody)
        where V : struct, ILanes<V, double>
    {
        var straight = BranchFree.Apply(schedule, LaneTable.IsLaneByLane);
        var layout = new Layout(straight, maxBody, LaneTable.Weigh);
        var streams = new LaneStreams(isFixed, MaxBlock);
        var plan = new EmissionPlan(straight, layout, new LanePorts<V>(streams));
        var bodies = new LaneLoop[layout.BodyCount];
        for (var body = 0; body < bodies.Length; body++)
        {
            var ports = new LanePorts<V>(streams);
            bodies[body] = ports.Loop(BodyEmitter.Emit(plan with { Ports = ports }, body)).Compile();
        }
        return new(bodies, V.Count, plan.Slots.Length);
    }

    /// <summary>Computes some points; reads and writes whole lanes, so streams and blocks reach up to the next multiple of <see cref="Lanes"/>.</summary>
    public void Run(nint streams, nint blocks, nint first, int count)
    {
        foreach (var body in bodies) body(streams, blocks, first, count);
    }
}
