namespace SymDiff.Compiling.Tests;

/// <summary>Values by fused loops, where a single evaluation goes node by node.</summary>
internal static class Loops
{
    public static Tensor[] Evaluate(TensorFunction function, IReadOnlyDictionary<string, Tensor> at)
    {
        using var workspace = function.CreateWorkspace();
        foreach (var input in function.Inputs)
            if (at.TryGetValue(input.VariableName!, out var value)) workspace.In(input.VariableName!, value);
        var results = new Tensor[function.OutputShapes.Length];
        var values = new double[results.Length][];
        for (var i = 0; i < results.Length; i++)
        {
            int[] shape = [.. workspace.ShapeOf(i)];
            results[i] = Tensor.Over(shape, values[i] = new double[Extents.Count(shape)]);
            workspace.Out(i, values[i]);
        }
        workspace.Run();
        var first = Array.ConvertAll(values, result => (double[])result.Clone());
        workspace.Run();
        for (var i = 0; i < results.Length; i++) Assert.Equal(first[i], values[i]);
        return results;
    }
}
