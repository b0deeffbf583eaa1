using SymDiff.Differentiation;
using SymDiff.Simplification;

namespace SymDiff.Cli;

/// <summary>Derivatives in the form that people read, or as the sweep leaves them.</summary>
internal static class PeopleText
{
    /// <summary>The derivatives that a request asks for.</summary>
    public static Derived Of(Request request, Subject subject)
    {
        var runs = new List<Simplified>();
        Sweep sweep = (output, wrt) =>
        {
            runs.Add(request.Simplify ? Derivatives.Gradient(output, wrt, subject.Options) : new(Differentiator.Gradient(output, wrt), [], false));
            request.Options.Limits.CheckNodes(Traversal.PostOrder(runs[^1].Roots).Count);
            return runs[^1].Roots;
        };
        var entries = request.Order is { } order ? Orders(subject, sweep, order) : request.Mode.Derive(subject, subject.Output, sweep);
        var shown = subject.Restore(Entry.Roots(entries));
        return new(
            Entry.Of(Entry.Keys(entries), shown),
            [.. runs.SelectMany(run => run.Conditions).Distinct()],
            runs.Exists(run => run.IsExhausted),
            runs[0].Roots);
    }

    /// <summary>The last of several derivatives by one variable; each starts from the simplified form of the one before.</summary>
    private static Entry[] Orders(Subject subject, Sweep sweep, int order)
    {
        var derivative = subject.Output;
        for (var i = 0; i < order; i++) derivative = sweep(derivative, subject.Wrt)[0];
        return [new(subject.Names[0], derivative)];
    }
}
