using System.Runtime.CompilerServices;
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
    private const int MaxBody = 150;

    /// <summary>Numbers of one block: a few dozen blocks stay in the first two levels of cache.</summary>
    public const int MaxBlock = 512;

    /// <summary>Outputs of more bytes in one call are written past the cache.</summary>
    private const long ManyBytes = 1 << 25;

    /// <summary>The most streams whose ends are copied to the stack.</summary>
    private const int MostEnds = 64;

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
        return lanes switch
        {
            8 => Compile<Wide512<double>>(schedule, streams, maxBody ?? MaxBody),
            4 => Compile<Wide256<double>>(schedule, streams, maxBody ?? MaxBody),
            _ => Compile<OneLane<double>>(schedule, streams, maxBody ?? MaxBody),
        };
    }

    private static LaneProgram Compile<V>(Schedule schedule, LaneStreams streams, int maxBody)
        where V : struct, ILanes<V, double>
    {
        var straight = BranchFree.Apply(schedule, LaneTable.IsLaneByLane);
        var layout = new Layout(straight, maxBody, LaneTable.Weigh);
        var usual = Compile<V>(straight, layout, streams);
        usual.streamed = new(usual, streams.IsFixed.Length, streams.Outputs.Length, () => Compile<V>(straight, layout, streams with { PastCache = true })) { ChunkLength = usual.ChunkLength };
        return usual;
    }

    private static LaneProgram Compile<V>(Schedule schedule, Layout layout, LaneStreams streams)
        where V : struct, ILanes<V, double>
    {
        var plan = new EmissionPlan(schedule, layout, new LanePorts<V>(streams));
        var bodies = new LaneLoop[layout.BodyCount];
        for (var body = 0; body < bodies.Length; body++)
        {
            var ports = new LanePorts<V>(streams);
            bodies[body] = ports.Loop(BodyEmitter.Emit(plan with { Ports = ports }, body)).Compile();
        }
        return new(bodies, streams, V.Count, plan.Slots.Length)
        {
            ChunkLength = Chunk(schedule),
            CanRepeat = bodies.Length == 1 && streams is { PastCache: false, Count: <= MostEnds } && schedule.IsPure && streams.Outputs.All(fold => fold is Fold.None or Fold.Same),
            CanRunInPlace = bodies.Length == 1 && (streams.LoadsFirst || schedule.Outputs.Length == 1),
        };
    }

    /// <summary>Whether every point is read before it is written, so that an output may have the memory of an input.</summary>
    public bool CanRunInPlace { get; private init; }

    /// <summary>Whether a point may be computed twice.</summary>
    private bool CanRepeat { get; init; }

    public override BatchProgram For(int points) => streamed is not null && (long)all.Outputs.Length * points * sizeof(double) >= ManyBytes ? streamed : this;

    public override void Run(nint streams, nint first, int count)
    {
        if (count == 0) return;
        if (bodies.Length == 1 && (count & (lanes - 1)) == 0) bodies[0](streams, 0, first, count);
        else if (CanRepeat && count > lanes) RunOverlapping(streams, first, count);
        else RunInParts(streams, first, count);
    }

    /// <summary>The end is the last whole vector once more; in memory beside, for an output may have the memory of an input.</summary>
    [SkipLocalsInit]
    private void RunOverlapping(nint streams, nint first, int count)
    {
        var from = (double**)streams;
        var ends = stackalloc double[all.Count * (lanes + 1)];
        var table = (double**)(ends + (all.Count * lanes));
        for (var i = 0; i < all.Count; i++)
        {
            table[i] = all.FoldOf(i) == Fold.Same ? from[i] : ends + (i * lanes);
            if (i < all.IsFixed.Length && !all.IsFixed[i]) CopyLanes(End(i), table[i]);
        }
        bodies[0](streams, 0, first, count & -lanes);
        bodies[0]((nint)table, 0, 0, lanes);
        for (var i = all.IsFixed.Length; i < all.Count; i++)
            if (all.FoldOf(i) == Fold.None) CopyLanes(table[i], End(i));

        double* End(int stream) => from[stream] + first + count - lanes;
    }

    private void CopyLanes(double* from, double* to)
    {
        for (var lane = 0; lane < lanes; lane += Vector256<double>.Count) Vector256.Load(from + lane).Store(to + lane);
    }

    private void RunInParts(nint streams, nint first, int count)
    {
        var blockLength = bodies.Length == 1 ? int.MaxValue : MaxBlock;
        var rest = count % lanes;
        using var memory = LaneMemory.Rent((slots * MaxBlock) + (all.Count * (Partials.Count + 1)));
        for (var done = 0; done < count - rest; done += blockLength)
            Run(streams, memory.Address, first + done, Math.Min(blockLength, count - rest - done));
        if (rest > 0) RunRest(streams, memory.Address, first + count - rest, rest);
    }

    private void Run(nint streams, nint blocks, nint first, int count)
    {
        foreach (var body in bodies) body(streams, blocks, first, count);
    }

    /// <summary>Fewer points than lanes: in memory beside, for all lanes are read and written, and what all of them fold begins with nothing.</summary>
    private void RunRest(nint streams, nint blocks, nint first, int count)
    {
        var from = (double**)streams;
        var padded = (double*)blocks + (slots * MaxBlock);
        var table = (double**)(padded + (all.Count * Partials.Count));
        for (var i = 0; i < all.Count; i++)
        {
            table[i] = all.FoldOf(i) == Fold.Same ? from[i] : padded + (i * Partials.Count);
            if (i < all.IsFixed.Length && !all.IsFixed[i]) Pad(Points(from[i]), Padded(i));
            else if (all.FoldOf(i) is not (Fold.None or Fold.Same)) Partials.Clear(all.FoldOf(i), ref *table[i]);
        }
        Run((nint)table, blocks, 0, count);
        for (var i = all.IsFixed.Length; i < all.Count; i++)
        {
            if (all.FoldOf(i) == Fold.None) Padded(i)[..count].CopyTo(Points(from[i]));
            else if (all.FoldOf(i) != Fold.Same) Partials.Add(all.FoldOf(i), new(from[i], count), Padded(i)[^lanes..][..count]);
        }

        Span<double> Points(double* stream) => new(stream + first, count);
        Span<double> Padded(int stream) => new(padded + (stream * Partials.Count), Partials.Count);
    }

    private static void Pad(ReadOnlySpan<double> points, Span<double> padded)
    {
        padded.Fill(points[0]);
        points.CopyTo(padded);
    }
}
