using System.Runtime.ExceptionServices;

namespace SymDiff.Compiling;

/// <summary>The points of one call, in chunks whose borders depend on nothing but the program.</summary>
/// <param name="Program">What is computed.</param>
/// <param name="Count">Number of points.</param>
/// <param name="MaxThreads">Most threads that compute at once.</param>
/// <param name="Cancellation">Ends the work between two chunks.</param>
internal readonly record struct BatchWork(BatchProgram Program, int Count, int MaxThreads, CancellationToken Cancellation)
{
    /// <summary>Number of chunks.</summary>
    public int Chunks => (int)(((long)Count + Program.ChunkLength - 1) / Program.ChunkLength);

    /// <summary>Computes all points.</summary>
    /// <param name="streams">The table of addresses; the memory is pinned.</param>
    public void Run(nint streams)
    {
        if (MaxThreads > 1 && Count > Program.ChunkLength) RunTogether(streams, this);
        else for (long first = 0; first < Count; first += Program.ChunkLength) RunChunk(streams, (int)first);
    }

    private static void RunTogether(nint streams, BatchWork work)
    {
        try
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = work.MaxThreads, CancellationToken = work.Cancellation };
            Parallel.For(0, work.Chunks, options, chunk => work.RunChunk(streams, chunk * work.Program.ChunkLength));
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }

    private void RunChunk(nint streams, int first)
    {
        Cancellation.ThrowIfCancellationRequested();
        Program.Run(streams, first, Math.Min(Program.ChunkLength, Count - first));
    }
}
