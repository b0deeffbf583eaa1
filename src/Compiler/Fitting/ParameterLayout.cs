namespace SymDiff.Compiling;

/// <summary>The parameters as one vector: each takes as many places as it has entries.</summary>
internal sealed class ParameterLayout
{
    private readonly int[] offsets;
    private readonly int[][] shapes;

    /// <summary>The layout of parameters that have starting values.</summary>
    public ParameterLayout(IReadOnlyList<string> names, IReadOnlyList<Tensor> start)
    {
        Names = names;
        shapes = [.. start.Select(value => value.Shape.ToArray())];
        offsets = new int[names.Count + 1];
        for (var i = 0; i < names.Count; i++) offsets[i + 1] = offsets[i] + start[i].Values.Length;
    }

    /// <summary>The names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The number of places.</summary>
    public int Count => offsets[^1];

    /// <summary>The lengths of a parameter's axes.</summary>
    public int[] ShapeOf(int parameter) => shapes[parameter];

    /// <summary>A parameter's places.</summary>
    public Range PlacesOf(int parameter) => offsets[parameter]..offsets[parameter + 1];

    /// <summary>The values by name.</summary>
    public Dictionary<string, Tensor> Unpack(ReadOnlySpan<double> values)
    {
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        for (var i = 0; i < Names.Count; i++) tensors[Names[i]] = new(shapes[i], values[PlacesOf(i)]);
        return tensors;
    }
}
