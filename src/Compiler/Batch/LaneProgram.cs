using System.Runtime.Intrinsics;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>
/// A schedule as loops over lanes; several where it is too long for one, which hand values on in blocks. A value depends neither on its place among others nor on the
/// number of lanes.
/// </summary>
internal sealed unsafe class LaneProgram : BatchProgram
{
    /// <summary>
    /// Greatest weight of one body. Operators on lanes are inlined, and from 512 local variables on, which is some 600 calls, the JIT stops. In a body with three functions it also keeps
    /// the constants that they share in registers, and the values no longer fit.
    /// </summary>
    public const int MaxBody = 150;

    /// <summary>Numbers of one block: a few dozen blocks stay in the first two levels of cache.</summary>
    public const int MaxBlock = 512;

    /// <summary>Outputs of more bytes in one call are written past the cache.</summary>
    private const long ManyBytes = 1 << 25;

    private readonly LaneLoop[] bodies;
    private readonly LaneStreams all;
    private readonly int lanes;
    private readonly int slots;
    private StreamedProgram? streamed;

    private LaneProgram(LaneLoop[] bodies, LaneStreams streams, int lanes, int slots) =>
        (this.bodies, all, this.lanes, this.slots) = (bodies, streams, lanes, slots);

    /// <summary>How many doubles the machine computes at once.</summary>
    public static int WidestLanes => Vector512.IsHardwareAccelerated ? 8 : Vector256.IsHardwareAccelerated ? 4 : 1;

    /// <summary>The program for some number of lanes.</summary>
    /// <param name="lanes">8, 4 or 1.</param>
    /// <param name="schedule">The work.</param>
    /// <param name="isFixed">For every input, whether it is the same number for all points.</param>
    /// <param name="maxBody">Greatest weight of one body, if it is not the usual one.</param>
    /// <param name="loadsFirst">Whether all inputs of a point are read before anything is written.</param>
    /// <param name="folds">How the values of outputs become one number, if they do.</param>
    public static LaneProgram Compile(int lanes, Schedule schedule, bool[] isFixed, int? maxBody = null, bool loadsFirst = false, Fold[]? folds = null)
    {
        var streams = new LaneStreams(isFixed, folds ?? new Fold[schedule.Outputs.Length], MaxBlock, PastCache: false, loadsFirst);
        return Compile(lanes, new(schedule, maxBody ?? MaxBody), streams);
    }

    /// <summary>The program for some number of lanes.</summary>
    /// <param name="lanes">8, 4 or 1.</param>
    /// <param name="work">The work.</param>
    /// <param name="streams">What there is to read and write.</param>
    public static LaneProgram Compile(int lanes, LaneWork work, LaneStreams streams) => lanes switch
    {
        8 => Compile<Wide512<double>>(work, streams),
        4 => Compile<Wide256<double>>(work, streams),
        _ => Compile<OneLane<double>>(work, streams),
    };

    private static LaneProgram Compile<V>(LaneWork work, LaneStreams streams)
        where V : struct, ILanes<V, double>
    {
        var usual = CompileBodies<V>(work, streams);
        usual.streamed = new(usual, streams.IsFixed.Length, streams.Outputs.Length, () => CompileBodies<V>(work, streams with { PastCache = true })) { ChunkLength = usual.ChunkLength };
        return usual;
    }

    private static LaneProgram CompileBodies<V>(LaneWork work, LaneStreams streams)
        where V : struct, ILanes<V, double>
    {
        var plan = new EmissionPlan(work.Schedule, work.Layout, new LanePorts<V>(streams));
        var bodies = new LaneLoop[work.Layout.BodyCount];
        for (var body = 0; body < bodies.Length; body++)
        {
            var ports = new LanePorts<V>(streams);
            bodies[body] = ports.Function(BodyEmitter.Emit(plan with { Ports = ports }, body)).Compile();
        }
        return new(bodies, streams, V.Count, plan.Slots.Length) { ChunkLength = Chunk(work.Schedule) };
    }

    public override BatchProgram For(int points) => streamed is not null && (long)all.Outputs.Length * points * sizeof(double) >= ManyBytes ? streamed : this;

    public override void Run(nint streams, nint first, int count)
    {
        if (count == 0) return;
        if (bodies.Length == 1 && (count & (lanes - 1)) == 0)
        {
            bodies[0](streams, 0, first, count);
            return;
        }
        var blockLength = bodies.Length == 1 ? count : MaxBlock;
        using var memory = LaneMemory.Rent((all.Count * Partials.Count) + (slots * MaxBlock));
        for (var done = 0; done < count; done += blockLength)
            foreach (var body in bodies) body(streams, memory.Address, first + done, Math.Min(blockLength, count - done));
    }
}
