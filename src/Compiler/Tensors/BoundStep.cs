namespace SymDiff.Compiling;

/// <summary>One kernel of a bound program.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Reads">Buffers that it reads.</param>
/// <param name="Result">The buffer that it writes.</param>
/// <param name="Size">Number of elements of the result.</param>
/// <param name="Output">The output whose memory it writes to; -1 if it has memory in the workspace.</param>
internal sealed record BoundStep(TensorKernel Kernel, int[] Reads, int Result, int Size, int Output)
{
    /// <summary>The kernels of a program. What a node's kernels hand on among themselves has buffers behind those of the program.</summary>
    public static List<BoundStep> All(TensorProgram program, TensorSizes sizes)
    {
        var steps = new List<BoundStep>();
        var buffers = program.Inputs.Count + program.Steps.Count;
        foreach (var (number, step) in program.Steps.Index())
        {
            var code = step.Code.Bind(sizes);
            List<int> places = [.. step.Reads, .. Enumerable.Range(buffers, code.Count - 1), program.Inputs.Count + number];
            for (var i = 0; i < code.Count; i++)
            {
                var (kernel, reads, extents) = code[i];
                var result = places[step.Reads.Length + i];
                steps.Add(new(kernel, Array.ConvertAll(reads, place => places[place]), result, Extents.Count(extents), i == code.Count - 1 ? step.Output : -1));
            }
            buffers += code.Count - 1;
        }
        return steps;
    }
}
