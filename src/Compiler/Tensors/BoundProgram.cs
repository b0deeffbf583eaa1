using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SymDiff.Compiling;

/// <summary>A program with its sizes known: kernels, and one piece of memory for everything that is no output.</summary>
internal sealed unsafe class BoundProgram<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Elements of a cache line, and more.</summary>
    private const int Line = 64;

    private readonly TensorProgram program;
    private readonly int[]?[] inputs;
    private readonly int[][] extents;
    private readonly BoundSteps bound;
    private readonly BoundStep[] steps;
    private readonly int[] outputBuffers;
    private readonly Memory<T>[] buffers;
    private readonly nint[] addresses;

    /// <param name="program">The program.</param>
    /// <param name="inputs">The lengths of each input's axes; null for an input that was not given.</param>
    /// <param name="memoryBudget">Bytes for intermediate values; null for as many as it takes.</param>
    /// <exception cref="SymDiffException">The shapes are not those declared, or there is no value for them.</exception>
    /// <exception cref="LimitException">An intermediate value or an output would have too many elements.</exception>
    public BoundProgram(TensorProgram program, int[]?[] inputs, long? memoryBudget = null)
    {
        (this.program, this.inputs) = (program, inputs);
        var sizes = SizeReader.Read(program.Inputs, inputs, program.Limits);
        extents = [.. inputs.Select(lengths => lengths ?? []), .. program.Steps.SelectMany(step => step.Nodes).Select(sizes.Checked)];
        var full = BoundSteps.Of(program, sizes, extents);
        bound = memoryBudget is { } budget ? Recomputation.Within(full, budget / Unsafe.SizeOf<T>()) : full;
        steps = [.. bound.Steps];
        (buffers, addresses) = (new Memory<T>[bound.Sizes.Count], new nint[bound.Sizes.Count]);
        outputBuffers = [.. Enumerable.Range(0, program.OutputNodes.Length).Where(program.IsDirect).Select(output => program.OutputBuffers[output])];
        var plan = new MemoryPlan(bound);
        Lay(plan);
        Memory = new((long)plan.Length * Unsafe.SizeOf<T>(), steps.Length, steps.Length - full.Steps.Count, bound.Work - full.Work);
    }

    /// <summary>What it needs.</summary>
    public MemoryUse Memory { get; }

    /// <summary>Whether it is bound to inputs of these shapes.</summary>
    public bool Fits(ReadOnlySpan<int[]?> lengths)
    {
        for (var i = 0; i < inputs.Length; i++)
            if (lengths[i] != inputs[i] && (lengths[i] is null != inputs[i] is null || !lengths[i].AsSpan().SequenceEqual(inputs[i]))) return false;
        return true;
    }

    /// <summary>The lengths of an output's axes.</summary>
    public int[] ShapeOf(int output) => extents[program.OutputBuffers[output]];

    /// <summary>Computes the outputs.</summary>
    /// <param name="values">The inputs' elements; what is empty is not read.</param>
    /// <param name="results">The outputs' memory.</param>
    public void Run(ReadOnlySpan<Memory<T>> values, ReadOnlySpan<Memory<T>> results)
    {
        values.CopyTo(buffers);
        foreach (var buffer in outputBuffers) buffers[buffer] = results[bound.Outputs[buffer]];
        Pin(0);
        for (var output = 0; output < results.Length; output++)
            if (!program.IsDirect(output)) buffers[program.OutputBuffers[output]].CopyTo(results[output]);
    }

    private void Lay(MemoryPlan plan)
    {
        var memory = GC.AllocateUninitializedArray<T>(plan.Length + Line, pinned: true);
        var misplaced = (int)((nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(memory)) % Line) / sizeof(T);
        for (var buffer = 0; buffer < buffers.Length; buffer++)
        {
            if (plan.OffsetOf(buffer) is not (>= 0 and var offset)) continue;
            buffers[buffer] = memory.AsMemory(offset + ((Line / sizeof(T)) - misplaced), bound.Sizes[buffer]);
            fixed (T* address = buffers[buffer].Span) addresses[buffer] = (nint)address;
        }
    }

    /// <summary>Holds the caller's memory in its place, one array after the other, while the steps run.</summary>
    private void Pin(int number)
    {
        if (number == inputs.Length + outputBuffers.Length)
        {
            RunSteps();
            return;
        }
        var buffer = number < inputs.Length ? number : outputBuffers[number - inputs.Length];
        fixed (T* address = buffers[buffer].Span)
        {
            addresses[buffer] = (nint)address;
            Pin(number + 1);
        }
    }

    private void RunSteps()
    {
        foreach (var step in steps)
        {
            if (step.Kernel.IsView && bound.Outputs[step.Results[0]] < 0)
                (buffers[step.Results[0]], addresses[step.Results[0]]) = (buffers[step.Reads[0]], addresses[step.Reads[0]]);
            else
                step.Kernel.Run(buffers, addresses, step);
        }
    }
}
