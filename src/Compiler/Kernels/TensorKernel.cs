namespace SymDiff.Compiling;

/// <summary>
/// One operator bound to shapes: strides and scratch memory are made once, a run only computes. Belongs to one workspace, so to one thread.
/// </summary>
internal abstract class TensorKernel
{
    /// <summary>Computes every element of the result, whatever it held before.</summary>
    /// <param name="operands">What is read; row-major, none of it in the result's memory.</param>
    /// <param name="result">What is written; row-major.</param>
    public abstract void Run(Operands operands, Span<double> result);
}

/// <summary>The values that a kernel reads: some of the buffers of a workspace.</summary>
/// <param name="buffers">All buffers.</param>
/// <param name="places">Which of them are read, in the order of the operator's arguments.</param>
internal readonly ref struct Operands(ReadOnlySpan<Memory<double>> buffers, ReadOnlySpan<int> places)
{
    private readonly ReadOnlySpan<Memory<double>> buffers = buffers;
    private readonly ReadOnlySpan<int> places = places;

    /// <summary>Number of operands.</summary>
    public int Count => places.Length;

    /// <summary>The elements of one operand.</summary>
    public ReadOnlySpan<double> this[int operand] => buffers[places[operand]].Span;

    /// <summary>Lends the operands to a kernel that hands them on.</summary>
    public void Lend(Span<Memory<double>> to)
    {
        for (var i = 0; i < places.Length; i++) to[i] = buffers[places[i]];
    }
}
