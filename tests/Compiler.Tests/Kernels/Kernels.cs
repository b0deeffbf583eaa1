namespace SymDiff.Compiling.Tests;

/// <summary>Runs one kernel.</summary>
internal static class Kernels
{
    /// <summary>The result, in memory that held something else before.</summary>
    public static double[] Run(TensorKernel kernel, int length, params double[][] operands)
    {
        var result = new double[length];
        Array.Fill(result, 99);
        Run(kernel, result, operands);
        return result;
    }

    public static void Run(TensorKernel kernel, double[] result, params double[][] operands) =>
        kernel.Run<double>(new(Array.ConvertAll(operands, operand => operand.AsMemory()), [.. Enumerable.Range(0, operands.Length)]), result);

    /// <summary>The result of a node's kernels, of which the last one makes it.</summary>
    public static double[] Run(IReadOnlyList<KernelStep> steps, int length, params double[][] operands)
    {
        List<Memory<double>> buffers = [.. operands.Select(operand => operand.AsMemory())];
        foreach (var step in steps)
        {
            buffers.Add(new double[Extents.Count(step.Results[0])]);
            buffers[^1].Span.Fill(99);
            step.Kernel.Run<double>(new(buffers.ToArray(), step.Reads), buffers[^1].Span);
        }
        Assert.Equal(length, buffers[^1].Length);
        return buffers[^1].ToArray();
    }

    public static string Code(Action action) => Assert.Throws<SymDiffException>(action).Diagnostic.Code;

    public static void Close(ReadOnlySpan<double> expected, ReadOnlySpan<double> seen, double tolerance = 1e-13)
    {
        Assert.Equal(expected.Length, seen.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(
                expected[i].Equals(seen[i]) || Math.Abs(expected[i] - seen[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i])),
                $"element {i}: {seen[i]:R} instead of {expected[i]:R}");
    }
}
