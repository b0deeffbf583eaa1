using System.Runtime.InteropServices;

namespace SymDiff.Cli;

/// <summary>Ctrl-C: it ends the program, unless a command listens that can end its work itself; a second one ends it in any case.</summary>
internal sealed class Interruption
{
    private Action? listener;

    /// <summary>That of the process.</summary>
    public static Interruption OfProcess { get; } = new();

    /// <summary>Has the next interrupt cancel the token.</summary>
    public CancellationToken Listen()
    {
        var source = new CancellationTokenSource();
        listener = source.Cancel;
        return source.Token;
    }

    /// <summary>What to do on the signal.</summary>
    public void OnSignal(PosixSignalContext signal)
    {
        signal.Cancel = Raise();
        if (!signal.Cancel) Environment.Exit(ExitCode.Interrupted);
    }

    /// <summary>Tells the command that listens.</summary>
    /// <returns>Whether one does.</returns>
    public bool Raise()
    {
        var cancel = Interlocked.Exchange(ref listener, null);
        cancel?.Invoke();
        return cancel is not null;
    }
}
