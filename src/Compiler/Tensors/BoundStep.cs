namespace SymDiff.Compiling;

/// <summary>One kernel of a bound program.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Reads">Buffers that it reads.</param>
/// <param name="Results">The buffers that it writes.</param>
internal sealed record BoundStep(TensorKernel Kernel, int[] Reads, params int[] Results);

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
    public double Work => Steps.Sum(step => step.Kernel.Work(Sizes[step.Results[0]]));

    /// <summary>Whether a buffer has memory of the workspace.</summary>
    public bool IsIntermediate(int buffer) => buffer >= InputCount && Outputs[buffer] < 0;

    /// <summary>The last step that reads each buffer; the step that writes it if none does, -1 if there is none either.</summary>
    public int[] LastUses()
    {
        var last = new int[Sizes.Count];
        Array.Fill(last, -1);
        foreach (var (number, step) in Steps.Index())
        {
            foreach (var result in step.Results) last[result] = number;
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
        var (steps, first) = (new List<BoundStep>(), program.Inputs.Count);
        List<int> counts = [.. extents.Select(lengths => Extents.Count(lengths))];
        foreach (var step in program.Steps)
        {
            var (code, places) = (step.Code.Bind(sizes), new List<int>(step.Reads));
            foreach (var (number, (kernel, reads, results)) in code.Index())
            {
                var own = number == code.Count - 1 ? step.Nodes.Count : 0;
                int[] written = [.. Enumerable.Range(first, own), .. Enumerable.Range(counts.Count, results.Length - own)];
                counts.AddRange(results[own..].Select(lengths => Extents.Count(lengths)));
                steps.Add(new(kernel, Array.ConvertAll(reads, place => places[place]), written));
                places.AddRange(written);
            }
            first += step.Nodes.Count;
        }
        int[] outputs = [.. program.Outputs, .. Enumerable.Repeat(-1, counts.Count - program.Outputs.Length)];
        return new(steps, counts, outputs, program.Inputs.Count);
    }
}
