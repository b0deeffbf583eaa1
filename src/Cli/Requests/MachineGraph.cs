using SymDiff.Compiling;
using SymDiff.Differentiation;
using SymDiff.Simplification;

namespace SymDiff.Cli;

/// <summary>The graph that is evaluated: the value, then the derivatives.</summary>
/// <param name="Value">The value.</param>
/// <param name="Entries">The derivatives, each with its key.</param>
internal sealed record MachineGraph(Expr Value, IReadOnlyList<(string? Key, Expr Root)> Entries)
{
    /// <summary>The graph of a request. Unsimplified, it is what the sweeps leave.</summary>
    public static MachineGraph Of(Request request, Subject subject)
    {
        var output = request.Simplify ? Pipelines.Stabilize(subject.Output)[0] : subject.Output;
        List<(string? Key, Expr Root)> entries = request.Order is { } order ? Orders(output, subject, order)
            : [.. request.Mode.Derive(subject, output, Differentiator.Gradient)];
        var roots = subject.Restore([output, .. entries.Select(entry => entry.Root)]);
        request.Options.Limits.CheckNodes(Traversal.PostOrder(roots).Count);
        if (request.Simplify) roots = Pipelines.Specialize(roots);
        return new(roots[0], [.. entries.Select((entry, i) => (entry.Key, roots[i + 1]))]);
    }

    /// <summary>The value and the derivatives at a point, interpreted: compiling would take longer than it saves.</summary>
    public double[] Evaluate(IReadOnlyDictionary<string, double> at)
    {
        try
        {
            var schedule = ScheduleBuilder.Build([Value, .. Entries.Select(entry => entry.Root)], [.. at.Keys], FunctionBindings.None);
            var results = new double[Entries.Count + 1];
            new Interpreter(schedule).Results([.. at.Values], results);
            return results;
        }
        catch (SymDiffException error) when (error is not LimitException)
        {
            throw new RequestException(error.Diagnostic with { Hint = "define it instead of declaring it opaque, or ask for the text only" });
        }
    }

    private static List<(string? Key, Expr Root)> Orders(Expr output, Subject subject, int order)
    {
        var entries = new List<(string? Key, Expr Root)>();
        for (var i = 0; i < order; i++)
        {
            output = Differentiator.Gradient(output, subject.Wrt)[0];
            entries.Add((subject.Names[0], output));
        }
        return entries;
    }
}
