using SymDiff.Differentiation;
using SymDiff.Simplification;

namespace SymDiff.Cli;

/// <summary>The graph that is evaluated: the value, then the derivatives.</summary>
/// <param name="Value">The value.</param>
/// <param name="Entries">The derivatives, each with its key.</param>
internal sealed record MachineGraph(Expr Value, IReadOnlyList<Entry> Entries)
{
    /// <summary>The graph of a request. Unsimplified, it is what the sweeps leave.</summary>
    public static MachineGraph Of(Request request, Subject subject)
    {
        var output = request.Simplify ? Pipelines.Stabilize(subject.Options, subject.Output)[0] : subject.Output;
        var entries = request.Order is { } order ? Orders(output, subject, order) : request.Mode.Derive(subject, output, Jacobians.Of, new(subject, isText: false));
        var roots = Directions.WithOnes(request, subject.Restore([output, .. Entry.Roots(entries)]));
        request.Options.Limits.CheckNodes(Traversal.PostOrder(roots).Count);
        if (request.Simplify) roots = Pipelines.Tidy(subject.Options, roots, values: 1);
        return new(roots[0], Entry.Of(Entry.Keys(entries), roots[1..]));
    }

    /// <summary>The value and the derivatives at a point.</summary>
    /// <param name="at">A value for each variable.</param>
    /// <param name="limits">Refusals.</param>
    /// <param name="inputs">The variables of what was differentiated.</param>
    public Tensor[] Evaluate(IReadOnlyDictionary<string, Tensor> at, Limits limits, IReadOnlyList<Expr> inputs) => Function(at, limits, inputs)(at);

    /// <summary>The value and the derivatives as a function of the point, for several points with values of the same variables.</summary>
    public Func<IReadOnlyDictionary<string, Tensor>, Tensor[]> Function(IReadOnlyDictionary<string, Tensor> sample, Limits limits, IReadOnlyList<Expr> inputs)
    {
        var values = AsRequest(() => Values.Function([Value, .. Entry.Roots(Entries)], sample, limits, inputs));
        return at => AsRequest(() => values(at));
    }

    /// <summary>What cannot be evaluated is a fault of the request.</summary>
    public static T AsRequest<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SymDiffException error) when (error.Diagnostic.Code == "SD3001")
        {
            throw new RequestException(error.Diagnostic with { Hint = "define it instead of declaring it opaque, or ask for the text only" });
        }
        catch (SymDiffException error) when (error is not (LimitException or RequestException))
        {
            throw new RequestException(error.Diagnostic);
        }
    }

    private static Entry[] Orders(Expr output, Subject subject, int order)
    {
        var entries = new Entry[order];
        for (var i = 0; i < order; i++)
        {
            output = Jacobians.Of(output, subject.Wrt)[0];
            entries[i] = new(subject.Names[0], output);
        }
        return entries;
    }
}
