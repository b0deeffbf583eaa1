namespace SymDiff.Compiling;

/// <summary>A contraction in several steps, with memory for what the steps hand on.</summary>
internal sealed class ContractionChain : TensorKernel
{
    private readonly IReadOnlyList<ContractionStep> steps;
    private readonly Memory<double>[] buffers;

    private ContractionChain(int factors, IReadOnlyList<ContractionStep> steps)
    {
        this.steps = steps;
        buffers = new Memory<double>[factors + steps.Count - 1];
        for (var i = 0; i < steps.Count - 1; i++) buffers[factors + i] = new double[Extents.Count(steps[i].Extents)];
    }

    /// <summary>The kernel that does what was planned.</summary>
    /// <param name="factors">Number of factors.</param>
    /// <param name="steps">The plan.</param>
    public static TensorKernel Of(int factors, IReadOnlyList<ContractionStep> steps) =>
        steps is [var only] ? only.Kernel : new ContractionChain(factors, steps);

    public override void Run(Operands operands, Span<double> result)
    {
        operands.Lend(buffers);
        for (var i = 0; i < steps.Count; i++)
        {
            var last = i == steps.Count - 1;
            steps[i].Kernel.Run(new(buffers, steps[i].Reads), last ? result : buffers[operands.Count + i].Span);
        }
    }
}
