namespace SymDiff.Compiling;

/// <summary>One kernel of a bound program.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Reads">Buffers that it reads.</param>
/// <param name="Result">The buffer that it writes.</param>
internal sealed record BoundStep(TensorKernel Kernel, int[] Reads, int Result);

/// <summary>
/// The kernels of a program whose sizes are known, in the order they run in. Buffers are numbered as in the program, and what a node's kernels hand on among
/// themselves comes behind.
/// </summary>
/// <param name="Steps">The kernels.</param>
/// <param name="Sizes">Number of elements of each buffer.</param>
/// <param name="Outputs">The output whose memory a buffer is; -1 for the others.</param>
/// <param name="InputCount">The first buffers are the caller's inputs.</param>
internal sealed record BoundSteps(IReadOnlyList<BoundStep> Steps, IReadOnlyList<int> Sizes, IReadOnlyList<int> Outputs, int InputCount)
{
    /// <summary>Number of operations.</summary>
    public double Work => Steps.Sum(step => step.Kernel.Work(Sizes[step.Result]));

    /// <summary>Whether a buffer has memory of the workspace.</summary>
    public bool IsIntermediate(int buffer) => buffer >= InputCount && Outputs[buffer] < 0;

    /// <summary>The last step that reads each buffer; the step that writes it if none does, -1 if there is none either.</summary>
    public int[] LastUses()
    {
        var last = new int[Sizes.Count];
        Array.Fill(last, -1);
        foreach (var (number, step) in Steps.Index())
        {
            last[step.Result] = number;
            foreach (var read in step.Reads) last[read] = number;
        }
        return last;
    }

    /// <summary>Binds every step of a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="sizes">The sizes.</param>
    /// <param name="extents">Lengths of the axes of every buffer of the program.</param>
    public static BoundSteps Of(TensorProgram program, TensorSizes sizes, int[][] extents)
    {
        var steps = new List<BoundStep>();
        List<int> counts = [.. extents.Select(lengths => Extents.Count(lengths))];
        List<int> outputs = [.. Enumerable.Repeat(-1, program.Inputs.Count), .. program.Steps.Select(step => step.Output)];
        foreach (var (number, step) in program.Steps.Index())
        {
            var code = step.Code.Bind(sizes);
            List<int> places = [.. step.Reads, .. Enumerable.Range(counts.Count, code.Count - 1), program.Inputs.Count + number];
            foreach (var (i, (kernel, reads, lengths)) in code.Index())
            {
                steps.Add(new(kernel, Array.ConvertAll(reads, place => places[place]), places[step.Reads.Length + i]));
                if (i == code.Count - 1) continue;
                counts.Add(Extents.Count(lengths));
                outputs.Add(-1);
            }
        }
        return new(steps, counts, outputs, program.Inputs.Count);
    }
}
