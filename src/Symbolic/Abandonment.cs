namespace SymDiff;

/// <summary>
/// Work on a thread of its own that nobody waits for any more ends at its next walk over a graph: of anything that takes long there are many. The token belongs to the
/// thread, because every pass walks and none has anything else to do with it.
/// </summary>
internal static class Abandonment
{
    [ThreadStatic]
    private static CancellationToken token;

    /// <summary>Lets a token end the work of this thread.</summary>
    public static void Bind(CancellationToken value) => token = value;

    /// <summary>Ends the work if it is abandoned.</summary>
    /// <exception cref="OperationCanceledException">It is.</exception>
    public static void Check() => token.ThrowIfCancellationRequested();
}
