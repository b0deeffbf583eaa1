using System.Runtime.CompilerServices;

namespace SymDiff.Compiling;

/// <summary>Computes outputs for many points. Every point is computed alone, so the results do not depend on how the points are divided among calls.</summary>
internal abstract class BatchProgram
{
    /// <summary>How many points one call should take: work for some microseconds, so that a cancellation is soon seen and threads end together.</summary>
    public required int ChunkLength { get; init; }

    /// <summary>Compiles a schedule for the widest lanes of the machine; it is interpreted where the runtime cannot make code.</summary>
    /// <param name="schedule">The work.</param>
    /// <param name="isFixed">For every input, whether it is the same number for all points.</param>
    public static BatchProgram Compile(Schedule schedule, bool[] isFixed) => RuntimeFeature.IsDynamicCodeCompiled
        ? LaneProgram.Compile(LaneProgram.WidestLanes, schedule, isFixed)
        : new PointProgram(schedule, isFixed) { ChunkLength = Chunk(schedule) };

    /// <summary>The program that is best for so many points in one call; results do not depend on it.</summary>
    public virtual BatchProgram For(int points) => this;

    /// <summary>Computes some points.</summary>
    /// <param name="streams">A table of addresses: one for each input, then one for each output. That of a fixed input is one number.</param>
    /// <param name="first">The first point.</param>
    /// <param name="count">Number of points.</param>
    public abstract void Run(nint streams, nint first, int count);

    /// <summary>A number of blocks whose points have about a million operations together.</summary>
    protected static int Chunk(Schedule schedule) => LaneProgram.MaxBlock * Math.Clamp(2000 / (schedule.Length + 1), 1, 16);
}
