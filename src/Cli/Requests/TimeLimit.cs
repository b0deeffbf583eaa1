using System.Globalization;
using System.Runtime.ExceptionServices;

namespace SymDiff.Cli;

/// <summary>Gives up on work that takes too long.</summary>
internal static class TimeLimit
{
    /// <summary>The result of the work; with a limit it runs on a thread of its own, which dies with the process.</summary>
    /// <exception cref="LimitException">The time is over.</exception>
    public static T Run<T>(TimeSpan? limit, Func<T> work)
    {
        if (limit is not { } longest) return work();
        var result = default(T);
        ExceptionDispatchInfo? failure = null;
        var worker = new Thread(() =>
        {
            try
            {
                result = work();
            }
            catch (Exception error)
            {
                failure = ExceptionDispatchInfo.Capture(error);
            }
        })
        { IsBackground = true };
        worker.Start();
        if (!worker.Join(longest)) throw TimeOut(longest);
        failure?.Throw();
        return result!;
    }

    private static LimitException TimeOut(TimeSpan limit) => new(new Diagnostic(
        Codes.TimeLimit, string.Create(CultureInfo.InvariantCulture, $"stopped after {limit.TotalSeconds} seconds (--timeout)"), default));
}
