using System.Globalization;
using System.Runtime.ExceptionServices;

namespace SymDiff.Cli;

/// <summary>Gives up on work that takes too long.</summary>
internal static class TimeLimit
{
    /// <summary>The result of the work; with a limit it runs on a thread of its own, which is told to end when the time is over.</summary>
    /// <exception cref="LimitException">The time is over.</exception>
    public static T Run<T>(TimeSpan? limit, Func<T> work) => limit is { } longest ? RunWithin(longest, work) : work();

    private static T RunWithin<T>(TimeSpan longest, Func<T> work)
    {
        using var over = new CancellationTokenSource();
        var (result, token) = (default(T), over.Token);
        ExceptionDispatchInfo? failure = null;
        var worker = new Thread(() =>
        {
            Abandonment.Bind(token);
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
        if (worker.Join(longest))
        {
            failure?.Throw();
            return result!;
        }
        over.Cancel();
        throw TimeOut(longest);
    }

    private static LimitException TimeOut(TimeSpan limit) => new(new Diagnostic(
        Codes.TimeLimit, string.Create(CultureInfo.InvariantCulture, $"stopped after {limit.TotalSeconds} seconds (--timeout)"), default));
}
