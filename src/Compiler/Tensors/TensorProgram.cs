namespace SymDiff.Compiling;

/// <summary>One operation of a program.</summary>
/// <param name="Nodes">The nodes that it computes.</param>
/// <param name="Code">How.</param>
/// <param name="Reads">Buffers that it reads.</param>
internal sealed record TensorStep(IReadOnlyList<Expr> Nodes, TensorCode Code, int[] Reads);

/// <summary>
/// What a tensor function does, for any sizes: steps in evaluation order, shared work once. Buffers are numbered: the inputs first, then one for each
/// node that a step computes. Immutable.
/// </summary>
internal sealed class TensorProgram
{
    private readonly Dictionary<string, int> numbers;

    internal TensorProgram(IReadOnlyList<Expr> inputs, HashSet<Expr> used, IReadOnlyList<TensorStep> steps, Expr[] outputs, int[] outputBuffers)
    {
        (Inputs, Steps, OutputNodes, OutputBuffers) = (inputs, steps, outputs, outputBuffers);
        Outputs = new int[inputs.Count + steps.Sum(step => step.Nodes.Count)];
        Array.Fill(Outputs, -1);
        for (var output = outputs.Length - 1; output >= 0; output--)
            if (outputBuffers[output] >= inputs.Count) Outputs[outputBuffers[output]] = output;
        IsUsed = [.. inputs.Select(used.Contains)];
        numbers = inputs.Index().ToDictionary(input => input.Item.VariableName!, input => input.Index, StringComparer.Ordinal);
    }

    /// <summary>The declared variables.</summary>
    public IReadOnlyList<Expr> Inputs { get; }

    /// <summary>Whether an input's values are read; of others only the shape matters.</summary>
    public bool[] IsUsed { get; }

    /// <summary>The operations.</summary>
    public IReadOnlyList<TensorStep> Steps { get; }

    /// <summary>The node of each output.</summary>
    public Expr[] OutputNodes { get; }

    /// <summary>The buffer that has each output's value.</summary>
    public int[] OutputBuffers { get; }

    /// <summary>For each buffer the output whose memory it is; -1 if it is in the workspace.</summary>
    public int[] Outputs { get; }

    /// <summary>Refusals.</summary>
    public required Limits Limits { get; init; }

    /// <summary>Number of an input.</summary>
    /// <exception cref="SymDiffException">There is none of this name.</exception>
    public int NumberOf(string name) => numbers.TryGetValue(name, out var number) ? number : throw TensorErrors.UnknownInput(name, numbers.Keys);

    /// <summary>Throws if there is no such output.</summary>
    /// <exception cref="SymDiffException">There is none of this number.</exception>
    public void CheckOutput(int output)
    {
        if (output < 0 || output >= OutputNodes.Length) throw TensorErrors.UnknownOutput(output, OutputNodes.Length);
    }

    /// <summary>Whether the step that computes an output writes to the output's memory.</summary>
    public bool IsDirect(int output) => Outputs[OutputBuffers[output]] == output;
}
