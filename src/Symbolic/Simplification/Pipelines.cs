using SymDiff.Differentiation;

namespace SymDiff.Simplification;

/// <summary>What a pipeline made: the new roots and what was found on the way.</summary>
/// <param name="Roots">The images of the roots, in order.</param>
/// <param name="Conditions">Where the result holds, for rules that widened the domain.</param>
/// <param name="Removable">Where it is undefined though what was written is defined: guards that were dropped.</param>
/// <param name="IsExhausted">Whether a counted budget ran out.</param>
internal sealed record Simplified(Expr[] Roots, IReadOnlyList<Expr> Conditions, IReadOnlyList<Expr> Removable, bool IsExhausted);

/// <summary>The two sequences of passes over a graph: for people, who read it, and for the machine, which evaluates it.</summary>
internal static class Pipelines
{
    private const int MostPasses = 12;
    private static readonly Lazy<RuleIndex> Recognizing = new(() => new([.. RecognizingRules.All, .. AssumedRules.Logarithms]));
    private static readonly Lazy<RuleIndex> Stabilizing = new(() => new([.. StabilizingRules.All, .. DifferenceRules.Densities]));
    private static readonly Lazy<RuleIndex> Specializing = new(() => new(SpecializingRules.All));
    private const int ApplicationsPerNode = 200;
    private const int FixedApplications = 20_000;

    /// <summary>
    /// The form that people read. A result counts only when simplifying it afresh changes nothing; if the forms go round in a circle, the
    /// one with the fewest nodes is taken. So simplifying twice is the same as once.
    /// </summary>
    /// <param name="roots">What to simplify.</param>
    /// <param name="source">What the user wrote, if it is not the roots themselves: its sums keep their order.</param>
    /// <param name="options">Rules left out.</param>
    /// <param name="listener">Hears every rewrite, or null.</param>
    public static Simplified People(
        ReadOnlySpan<Expr> roots, ReadOnlySpan<Expr> source = default, SimplifyOptions? options = null, IDerivationListener? listener = null)
    {
        var nodes = Traversal.PostOrder(roots).Count;
        options ??= SimplifyOptions.Default;
        options = options with { MaxApplications = (int)Math.Min(int.MaxValue, ((long)nodes * ApplicationsPerNode) + FixedApplications) };
        var facts = new FactTable([.. options.Assumptions]);
        var (conditions, removable) = (new HashSet<Expr>(), new HashSet<Expr>());
        var forms = new List<Expr[]>();
        var exhausted = false;
        for (var next = Settle(ScaledProducts.Undo(roots), source); !IsKnown(forms, next) && forms.Count <= MostPasses; next = Settle(next, default)) forms.Add(next);
        var best = forms is [var only] ? only : forms.MinBy(Weight)!;
        return new(ScaledProducts.Apply(best), [.. conditions.Order(StructuralOrder.Instance)], [.. NormGuards.Needed(removable, best).Order(StructuralOrder.Instance)], exhausted);

        Expr[] Settle(ReadOnlySpan<Expr> graph, ReadOnlySpan<Expr> written)
        {
            var form = new PeopleForm(options, facts, listener);
            var settled = form.Settle(graph, written);
            conditions.UnionWith(form.Conditions);
            removable.UnionWith(form.Removable);
            exhausted |= form.IsExhausted;
            return settled;
        }
    }

    /// <summary>Whether the form was met before; if so, the forms before the circle are dropped.</summary>
    private static bool IsKnown(List<Expr[]> forms, Expr[] next)
    {
        var known = forms.FindIndex(f => f.AsSpan().SequenceEqual(next));
        if (known > 0) forms.RemoveRange(0, known);
        return known >= 0;
    }

    /// <summary>The graph with its sigmoids and tangents recognised, otherwise as written: what people see differentiated.</summary>
    public static Expr[] Recognize(SimplifyOptions options, params ReadOnlySpan<Expr> roots) =>
        Rewritten(AxisRules.Recognized, new(Recognizing.Value, options, sorts: false), options, roots);

    /// <summary>The graph with stable functions in place of unstable formulas: what the machine differentiates.</summary>
    public static Expr[] Stabilize(SimplifyOptions options, params ReadOnlySpan<Expr> roots) =>
        Rewritten(AxisRules.Stabilized, new(Stabilizing.Value, options) { Cancels = true }, options, roots);

    /// <summary>The last passes before compilation.</summary>
    public static Expr[] Specialize(SimplifyOptions options, params ReadOnlySpan<Expr> roots) => new MachineForm(Specializing.Value, options) { Cancels = true }.Apply(roots);

    /// <summary>The last passes where a sweep made some of the roots: these are collected too.</summary>
    /// <param name="options">Rules left out.</param>
    /// <param name="roots">Values first, derivatives behind them.</param>
    /// <param name="values">How many of the roots the user wrote.</param>
    public static Expr[] Tidy(SimplifyOptions options, ReadOnlySpan<Expr> roots, int values)
    {
        var form = new MachineForm(Specializing.Value, options);
        var tidy = SymDiff.Simplification.Tidy.Apply(form.Apply(roots, sorted: values), values);
        form.Cancels = true;
        return form.Apply(tidy);
    }

    private static Expr[] Rewritten(Func<Expr, FactTable, Expr> axes, MachineForm form, SimplifyOptions options, ReadOnlySpan<Expr> roots)
    {
        var facts = new FactTable([.. options.Assumptions]);
        return form.Apply(Traversal.Images(roots, Traversal.Map(roots, node => axes(node, facts))));
    }

    private static (int, long, ContentHash) Weight(Expr[] roots)
    {
        var hash = default(ContentHash);
        var size = 0L;
        foreach (var root in roots) (hash, size) = (hash.With(root.Hash), size + root.Size);
        return (Traversal.PostOrder(roots).Count, size, hash);
    }
}
