namespace SymDiff.Compiling;

/// <summary>What a call does for given sizes, node by node: counted, without values and without memory.</summary>
internal sealed class CallPlan
{
    private readonly BoundSteps bound;
    private readonly Dictionary<TensorKernel, string> calls = [];

    /// <param name="roots">Graphs that went through the machine's pipeline.</param>
    /// <param name="sizes">The value of each named size.</param>
    /// <param name="limits">Refusals.</param>
    /// <exception cref="SymDiffException">A size is missing (SD3017) or too small (SD3018).</exception>
    /// <exception cref="LimitException">A value would have too many elements.</exception>
    public CallPlan(Expr[] roots, IReadOnlyDictionary<string, long> sizes, Limits limits)
    {
        var functions = FunctionBindings.Placeholders(roots);
        var program = TensorProgramBuilder.Build(roots, [.. TensorFunction.Variables(roots)], functions, limits);
        var known = new TensorSizes(sizes, name => TensorErrors.UnknownSize(name, []), limits);
        Expr[] nodes = [.. program.Inputs, .. program.Steps.SelectMany(step => step.Nodes)];
        bound = BoundSteps.Of(program, known, Array.ConvertAll(nodes, known.Checked));
        foreach (var step in bound.Steps)
            if (step.Results[0] < nodes.Length && functions.Has(nodes[step.Results[0]].Op)) calls.Add(step.Kernel, nodes[step.Results[0]].Op.Head);
    }

    /// <summary>Number of operations with everything computed once.</summary>
    public double Operations => bound.Work;

    /// <summary>The functions that are only named, and their derivatives.</summary>
    public IReadOnlyList<string> Functions => [.. bound.Steps.Where(step => calls.ContainsKey(step.Kernel)).Select(step => calls[step.Kernel]).Distinct().OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal)];

    /// <summary>The counts of the call with everything computed once, or within a memory budget in bytes of doubles.</summary>
    public CallCounts Count(long? memoryBudget = null)
    {
        var steps = memoryBudget is { } budget ? Recomputation.Within(bound, budget / sizeof(double)) : bound;
        var called = Functions.ToDictionary(name => name, _ => 0, StringComparer.Ordinal);
        foreach (var step in steps.Steps)
            if (calls.TryGetValue(step.Kernel, out var name)) called[name]++;
        return new(steps.Steps.Count, steps.Work, MostAlive(steps), (long)new MemoryPlan(steps).Length * sizeof(double), called);
    }

    /// <summary>The largest number of intermediate values that wait at a time.</summary>
    private static int MostAlive(BoundSteps bound)
    {
        var lastUses = bound.LastUses();
        int[] ends = new int[bound.Steps.Count + 1];
        var (alive, most) = (0, 0);
        foreach (var (number, step) in bound.Steps.Index())
        {
            foreach (var result in step.Results.Where(bound.IsIntermediate))
            {
                alive++;
                ends[lastUses[result]]++;
            }
            most = Math.Max(most, alive);
            alive -= ends[number];
        }
        return most;
    }
}

/// <summary>What one call does.</summary>
/// <param name="Steps">Nodes that are computed, some of them several times.</param>
/// <param name="Operations">Operations on numbers; a product of a contraction with its addition counts as one.</param>
/// <param name="MostAlive">The largest number of intermediate values at a time.</param>
/// <param name="Bytes">Memory for intermediate values.</param>
/// <param name="Calls">The calls of each function that is only named.</param>
internal sealed record CallCounts(int Steps, double Operations, int MostAlive, long Bytes, IReadOnlyDictionary<string, int> Calls);
