using System.Numerics;

namespace SymDiff.Compiling;

/// <summary>
/// One operator bound to shapes: strides and scratch memory are made once, a run only computes, in double or in float. Belongs to one workspace, so to one
/// thread.
/// </summary>
internal abstract class TensorKernel
{
    /// <summary>Whether the result has the elements of operand 0 in their order, so that it may be the same memory.</summary>
    public virtual bool IsView => false;

    /// <summary>Whether a result may be written over an operand that is read once.</summary>
    public virtual bool CanOverwrite(int operand, int result) => false;

    /// <summary>Number of operations: each makes one number of one or two others, a product of a contraction with its addition counts as one, a copy as none.</summary>
    /// <param name="size">Number of elements of the result.</param>
    public virtual double Work(int size) => size;

    /// <summary>Computes every element of the result, whatever it held before.</summary>
    /// <param name="operands">What is read; row-major; in the result's memory only what may be overwritten.</param>
    /// <param name="result">What is written; row-major.</param>
    public abstract void Run<T>(Operands<T> operands, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Is told where the buffers are, before the first run and whenever one moved.</summary>
    /// <param name="addresses">Where they are.</param>
    /// <param name="step">Which of them are read and written.</param>
    public virtual void Place<T>(nint[] addresses, BoundStep step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
    }

    /// <summary>The call that is all of a run, as long as the buffers stay where they are; none if there is more to do.</summary>
    public virtual RowCall WholeRun => default;

    /// <summary>Runs over buffers; kernels with several results write them here.</summary>
    /// <param name="buffers">All buffers.</param>
    /// <param name="addresses">Where they are.</param>
    /// <param name="step">Which of them are read and written.</param>
    public virtual void Run<T>(Memory<T>[] buffers, nint[] addresses, BoundStep step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run(Operands<T>.Of(buffers, addresses, step), Operands<T>.ResultOf(buffers, addresses, step));
}

/// <summary>One kernel of the code of a node.</summary>
/// <param name="Kernel">What computes it.</param>
/// <param name="Reads">What it reads: places count the node's operands first and then the results of the steps before.</param>
/// <param name="Results">Shapes of what it makes; the last step makes the node's value.</param>
internal sealed record KernelStep(TensorKernel Kernel, int[] Reads, params int[][] Results);

/// <summary>The values that a kernel reads: some of the buffers of a workspace.</summary>
/// <param name="buffers">All buffers.</param>
/// <param name="places">Which of them are read, in the order of the operator's arguments.</param>
/// <param name="addresses">Where the buffers are, if they are held in their places: so they are found sooner.</param>
internal readonly unsafe struct Operands<T>(Memory<T>[] buffers, int[] places, nint[]? addresses = null)
    where T : unmanaged
{
    private readonly Memory<T>[] buffers = buffers;
    private readonly int[] places = places;
    private readonly nint[]? addresses = addresses;

    /// <summary>Number of operands.</summary>
    public int Count => places.Length;

    /// <summary>The elements of one operand.</summary>
    public ReadOnlySpan<T> this[int operand] => addresses is null ? buffers[places[operand]].Span : At(buffers, addresses, places[operand]);

    /// <summary>What a step of a program reads.</summary>
    public static Operands<T> Of(Memory<T>[] buffers, nint[] addresses, BoundStep step) => new(buffers, step.Reads, addresses);

    /// <summary>The first result of a step of a program.</summary>
    public static Span<T> ResultOf(Memory<T>[] buffers, nint[] addresses, BoundStep step) => At(buffers, addresses, step.Results[0]);

    private static Span<T> At(Memory<T>[] buffers, nint[] addresses, int place) => new((void*)addresses[place], buffers[place].Length);
}
