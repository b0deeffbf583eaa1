namespace SymDiff.Compiling;

/// <summary>Puts the work of a graph in order: only what an output needs, every node once, after what it reads.</summary>
internal sealed class TensorProgramBuilder
{
    private readonly IReadOnlyList<Expr> inputs;
    private readonly FunctionBindings functions;
    private readonly Dictionary<Expr, int> buffers = [];
    private readonly Dictionary<Expr, TensorCode> codes = [];
    private readonly Dictionary<Expr, Part> parts = [];
    private readonly HashSet<Expr> needed;

    private TensorProgramBuilder(IReadOnlyList<Expr> inputs, IEnumerable<Expr> roots, FunctionBindings functions)
    {
        (this.inputs, this.functions, needed) = (inputs, functions, [.. roots]);
        foreach (var input in inputs)
        {
            if (input.VariableName is null) throw new ArgumentException($"'{input}' is not a variable", nameof(inputs));
            if (!buffers.TryAdd(input, buffers.Count)) throw CompileErrors.RepeatedArgument(input.VariableName);
        }
    }

    /// <summary>The program that computes the roots from the inputs, one kernel a node.</summary>
    /// <param name="roots">The outputs.</param>
    /// <param name="inputs">Variables with their shapes.</param>
    /// <param name="functions">Values of functions that are only named.</param>
    /// <param name="limits">Refusals.</param>
    /// <exception cref="SymDiffException">A variable is not among the inputs or has another shape there, or a function is not bound.</exception>
    public static TensorProgram Build(Expr[] roots, IReadOnlyList<Expr> inputs, FunctionBindings functions, Limits limits)
    {
        var builder = new TensorProgramBuilder(inputs, roots, functions);
        var order = Traversal.PostOrder(roots);
        for (var i = order.Count - 1; i >= 0; i--) builder.Lower(order[i]);
        var steps = builder.Steps(order);
        return new(inputs, builder.needed, steps, roots, [.. roots.Select(root => builder.buffers[root])]) { Limits = limits };
    }

    /// <summary>The same work with loops that compute several nodes.</summary>
    public static TensorProgram BuildFused(Expr[] roots, IReadOnlyList<Expr> inputs, FunctionBindings functions, Limits limits)
    {
        roots = TensorExpansions.Apply(roots);
        var builder = new TensorProgramBuilder(inputs, roots, functions);
        var order = Traversal.PostOrder(roots);
        builder.Read(order, roots);
        for (var i = order.Count - 1; i >= 0; i--) builder.Lower(order[i]);
        var steps = builder.FusedSteps([.. order.Where(node => builder.needed.Contains(node) && node.VariableName is null)], roots);
        return new(inputs, builder.needed, steps, roots, [.. roots.Select(root => builder.buffers[root])]) { Limits = limits };
    }

    /// <summary>Finds what loops compute, and sums that products compute.</summary>
    private void Read(List<Expr> order, Expr[] roots)
    {
        var readers = order.SelectMany(node => node.ArgList).Concat(roots).CountBy(node => node).ToDictionary();
        foreach (var node in order)
            if (AffineMaps.Code(node, parts, product => readers[product] == 1) is { } code) codes[node] = code;
            else if (PartReader.Read(node, parts) is { } part) parts[node] = part.Through(parts).WithoutConstants();
    }

    private void Lower(Expr node)
    {
        if (!needed.Contains(node)) return;
        if (node.VariableName is { } name)
        {
            CheckDeclared(node, name);
            return;
        }
        if (parts.TryGetValue(node, out var part))
        {
            needed.UnionWith(part.Sources);
            return;
        }
        var code = codes.GetValueOrDefault(node) ?? TensorLowering.Of(node, functions);
        codes[node] = code = code with { Reads = [.. code.Reads.Select(Behind)] };
        needed.UnionWith(code.Reads);
    }

    /// <summary>What has the same entries in the same order as a node: a view is not stored for a kernel that reads it.</summary>
    private Expr Behind(Expr node)
    {
        while (parts.TryGetValue(node, out var part) && part.Entries is { } entries) node = entries;
        return node;
    }

    private void CheckDeclared(Expr variable, string name)
    {
        if (buffers.ContainsKey(variable)) return;
        throw inputs.FirstOrDefault(input => input.VariableName == name) is { } declared
            ? TensorErrors.ChangedShape(name, declared.Shape, variable.Shape)
            : CompileErrors.MissingArgument(name, inputs.Select(input => input.VariableName!));
    }

    private List<TensorStep> Steps(List<Expr> order)
    {
        var steps = new List<TensorStep>();
        foreach (var node in order)
        {
            if (!codes.TryGetValue(node, out var code)) continue;
            buffers[node] = buffers.Count;
            steps.Add(new([node], code, [.. code.Reads.Select(read => buffers[read])]));
        }
        return steps;
    }

    private List<TensorStep> FusedSteps(List<Expr> order, Expr[] roots)
    {
        IReadOnlyList<(Expr Node, FusedGroup? Group)> groups = [.. FusionPass.Apply(order, parts, codes).Select(item => IsOuterProduct(item.Node, item.Group) ? (item.Node, null) : item)];
        var outside = ReadOutside(groups, roots);
        var steps = new List<TensorStep>();
        foreach (var (node, group) in groups)
        {
            var loop = group is null ? null : new FusedCode(group, outside.Contains, functions);
            IReadOnlyList<Expr> nodes = loop?.Results ?? [node];
            foreach (var result in nodes) buffers[result] = buffers.Count;
            steps.Add(new(nodes, loop?.Code ?? codes[node], []));
        }
        return steps.ConvertAll(step => step with { Reads = [.. step.Code.Reads.Select(read => buffers[read])] });
    }

    /// <summary>Whether a loop would compute nothing but an outer product: the contraction's own kernel walks lines of it.</summary>
    private bool IsOuterProduct(Expr node, FusedGroup? group)
    {
        if (group is not { Parts: [(_, { IsOuterProduct: true } part)] }) return false;
        var code = TensorLowering.Of(node, functions);
        if (!code.Reads.All(part.Sources.Contains)) return false;
        codes[node] = code;
        return true;
    }

    /// <summary>What somebody else reads than the group that computes it.</summary>
    private HashSet<Expr> ReadOutside(IReadOnlyList<(Expr Node, FusedGroup? Group)> groups, Expr[] roots)
    {
        var outside = new HashSet<Expr>(roots);
        foreach (var (node, group) in groups)
        {
            if (group is null) outside.UnionWith(codes[node].Reads);
            else outside.UnionWith(group.Parts.SelectMany(part => part.Part.Sources).Except(group.Parts.Select(part => part.Part.Node)));
        }
        return outside;
    }
}
