namespace SymDiff.Compiling;

/// <summary>
/// A tensor of a contraction with an index for each axis; an index may repeat, which walks a diagonal. Of a convolution, only the first axes have an index.
/// </summary>
/// <param name="Indices">One index an axis.</param>
/// <param name="Extents">One length an axis.</param>
internal sealed record IndexedTensor(IReadOnlyList<int> Indices, int[] Extents)
{
    private readonly int[] strides = Compiling.Extents.Strides(Extents);

    /// <summary>The step when an index goes up by one, in all axes that have it; 0 for an index that the tensor lacks.</summary>
    public int StrideOf(int index)
    {
        var stride = 0;
        for (var axis = 0; axis < Indices.Count; axis++)
            if (Indices[axis] == index) stride += strides[axis];
        return stride;
    }

    /// <summary>Length of an axis counted from the end: -1 is the last.</summary>
    public int Length(int axis) => Extents[Extents.Length + axis];

    /// <summary>The step along an axis counted from the end.</summary>
    public int Stride(int axis) => strides[strides.Length + axis];
}
