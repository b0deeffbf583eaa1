namespace SymDiff.Compiling;

/// <summary>A contraction in several steps, with memory for what the steps hand on.</summary>
internal sealed class ContractionChain : TensorKernel
{
    private readonly IReadOnlyList<ContractionStep> steps;
    private readonly Memory<double>[] buffers;

    private ContractionChain(IReadOnlyList<ContractionStep> steps, int factors)
    {
        this.steps = steps;
        buffers = new Memory<double>[factors + steps.Count - 1];
        for (var i = 0; i < steps.Count - 1; i++) buffers[factors + i] = new double[Extents.Count(steps[i].Extents)];
    }

    /// <summary>The kernel of a contraction of any number of factors.</summary>
    /// <inheritdoc cref="ContractionKernel(IReadOnlyList{IndexedTensor}, IndexedTensor, IReadOnlyDictionary{int, int}, IReadOnlyDictionary{int, int})"/>
    public static TensorKernel For(
        IReadOnlyList<IndexedTensor> factors, IndexedTensor result, IReadOnlyDictionary<int, int> extents, IReadOnlyDictionary<int, int> fixedAt)
    {
        var steps = new ContractionPlan(factors, result, extents, fixedAt).Steps();
        return steps is [var only] ? only.Kernel : new ContractionChain(steps, factors.Count);
    }

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
