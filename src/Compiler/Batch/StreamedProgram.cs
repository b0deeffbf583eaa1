namespace SymDiff.Compiling;

/// <summary>
/// Writes outputs past the cache: if they are more than it could hold, the memory then need not be read before it is overwritten. Such stores must be aligned; where the
/// outputs do not lie alike, they are written as usual.
/// </summary>
/// <param name="usual">The usual program.</param>
/// <param name="inputs">Number of inputs.</param>
/// <param name="outputs">Number of outputs.</param>
/// <param name="compile">Compiles the program that writes past the cache; it happens on the first run.</param>
internal sealed unsafe class StreamedProgram(BatchProgram usual, int inputs, int outputs, Func<BatchProgram> compile) : BatchProgram
{
    private const int Line = 64;

    private readonly Lazy<BatchProgram> past = new(compile);

    public override void Run(nint streams, nint first, int count)
    {
        var missing = Missing((double**)streams + inputs, first);
        var head = missing is { } points ? Math.Min(points, count) : count;
        if (head > 0) usual.Run(streams, first, head);
        if (head == count) return;
        past.Value.Run(streams, first + head, count - head);
        Interlocked.MemoryBarrier(); // such stores are not ordered with others
    }

    /// <summary>Points until the outputs are aligned; null if they never are at once.</summary>
    private int? Missing(double** table, nint first)
    {
        var place = (nint)(table[0] + first) & (Line - 1);
        for (var i = 1; i < outputs; i++)
            if (((nint)(table[i] + first) & (Line - 1)) != place) return null;
        return place % sizeof(double) != 0 ? null : (int)((Line - place) & (Line - 1)) / sizeof(double);
    }
}
