using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymDiff.Compiling;

/// <summary>A program with its sizes known: kernels, and memory for everything that is no output.</summary>
internal sealed class BoundProgram<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TensorProgram program;
    private readonly int[]?[] inputs;
    private readonly int[][] extents;
    private readonly BoundSteps bound;
    private readonly BoundStep[] steps;
    private readonly Memory<T>[] buffers;

    /// <param name="program">The program.</param>
    /// <param name="inputs">The lengths of each input's axes; null for an input that was not given.</param>
    /// <param name="memoryBudget">Bytes for intermediate values; null for as many as it takes.</param>
    /// <exception cref="SymDiffException">The shapes are not those declared, or there is no value for them.</exception>
    /// <exception cref="LimitException">An intermediate value or an output would have too many elements.</exception>
    public BoundProgram(TensorProgram program, int[]?[] inputs, long? memoryBudget = null)
    {
        (this.program, this.inputs) = (program, inputs);
        var sizes = SizeReader.Read(program.Inputs, inputs, program.Limits);
        extents = [.. inputs.Select(lengths => lengths ?? []), .. program.Steps.Select(step => sizes.Checked(step.Node))];
        var full = BoundSteps.Of(program, sizes, extents);
        bound = memoryBudget is { } budget ? Recomputation.Within(full, budget / Unsafe.SizeOf<T>()) : full;
        steps = [.. bound.Steps];
        buffers = new Memory<T>[bound.Sizes.Count];
        var plan = new MemoryPlan(bound);
        var memory = new T[plan.Length];
        for (var buffer = 0; buffer < buffers.Length; buffer++)
            if (plan.OffsetOf(buffer) is >= 0 and var offset) buffers[buffer] = memory.AsMemory(offset, bound.Sizes[buffer]);
        Memory = new((long)plan.Length * Unsafe.SizeOf<T>(), steps.Length, steps.Length - full.Steps.Count, bound.Work - full.Work);
    }

    /// <summary>What it needs.</summary>
    public MemoryUse Memory { get; }

    /// <summary>Whether it is bound to inputs of these shapes.</summary>
    public bool Fits(ReadOnlySpan<int[]?> lengths)
    {
        for (var i = 0; i < inputs.Length; i++)
            if (lengths[i] is null != inputs[i] is null || !lengths[i].AsSpan().SequenceEqual(inputs[i])) return false;
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
        foreach (var step in steps)
        {
            if (bound.Outputs[step.Result] is >= 0 and var output)
            {
                buffers[step.Result] = results[output];
            }
            else if (step.Kernel.IsView)
            {
                buffers[step.Result] = buffers[step.Reads[0]];
                continue;
            }
            step.Kernel.Run<T>(new(buffers, step.Reads), buffers[step.Result].Span);
        }
        for (var output = 0; output < results.Length; output++)
            if (!program.IsDirect(output)) buffers[program.OutputBuffers[output]].CopyTo(results[output]);
    }
}
