namespace SymDiff.Compiling;

/// <summary>One operation of a program.</summary>
/// <param name="Node">The node that it computes.</param>
/// <param name="Code">How.</param>
/// <param name="Reads">Buffers that it reads.</param>
/// <param name="Output">The output whose memory it writes to; -1 if it has memory in the workspace.</param>
internal sealed record TensorStep(Expr Node, TensorCode Code, int[] Reads, int Output);

/// <summary>
/// What a tensor function does, for any sizes: steps in evaluation order, shared work once. Buffers are numbered: the inputs first, then one for each
/// step. Immutable.
/// </summary>
internal sealed class TensorProgram
{
    private readonly Dictionary<string, int> numbers;

    internal TensorProgram(IReadOnlyList<Expr> inputs, HashSet<Expr> used, IReadOnlyList<TensorStep> steps, Expr[] outputs, int[] outputBuffers)
    {
        (Inputs, Steps, OutputNodes, OutputBuffers) = (inputs, steps, outputs, outputBuffers);
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
    public bool IsDirect(int output) => OutputBuffers[output] >= Inputs.Count && Steps[OutputBuffers[output] - Inputs.Count].Output == output;
}
