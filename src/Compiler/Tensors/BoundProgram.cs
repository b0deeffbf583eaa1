using System.Numerics;

namespace SymDiff.Compiling;

/// <summary>A program with its sizes known: kernels, and memory for everything that is no output.</summary>
internal sealed class BoundProgram<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TensorProgram program;
    private readonly int[]?[] inputs;
    private readonly int[][] extents;
    private readonly List<BoundStep> steps;
    private readonly Memory<T>[] buffers;

    /// <param name="program">The program.</param>
    /// <param name="inputs">The lengths of each input's axes; null for an input that was not given.</param>
    /// <exception cref="SymDiffException">The shapes are not those declared, or there is no value for them.</exception>
    /// <exception cref="LimitException">An intermediate value or an output would have too many elements.</exception>
    public BoundProgram(TensorProgram program, int[]?[] inputs)
    {
        (this.program, this.inputs) = (program, inputs);
        var sizes = SizeReader.Read(program.Inputs, inputs, program.Limits);
        extents = [.. inputs.Select(lengths => lengths ?? []), .. program.Steps.Select(step => sizes.Checked(step.Node))];
        steps = BoundStep.All(program, sizes);
        buffers = new Memory<T>[extents.Length + steps.Count - program.Steps.Count];
        foreach (var step in steps)
            if (step.Output < 0) buffers[step.Result] = new T[step.Size];
    }

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
            if (step.Output >= 0) buffers[step.Result] = results[step.Output];
            step.Kernel.Run<T>(new(buffers, step.Reads), buffers[step.Result].Span);
        }
        for (var output = 0; output < results.Length; output++)
            if (!program.IsDirect(output)) buffers[program.OutputBuffers[output]].CopyTo(results[output]);
    }
}
