namespace SymDiff.Compiling;

/// <summary>Arithmetic on the lengths of axes; everything is row-major, the last axis is dense.</summary>
internal static class Extents
{
    /// <summary>Number of elements.</summary>
    public static int Count(ReadOnlySpan<int> extents)
    {
        var count = 1;
        foreach (var extent in extents) count = checked(count * extent);
        return count;
    }

    /// <summary>Number of elements that lengths from outside stand for; -1 if one is negative or there are more than memory can be indexed by.</summary>
    public static int CountOrNone(ReadOnlySpan<int> extents)
    {
        var count = 1.0;
        foreach (var extent in extents)
        {
            if (extent < 0) return -1;
            count *= extent;
        }
        return count <= int.MaxValue ? (int)count : -1;
    }

    /// <summary>Where an element is along each axis.</summary>
    public static int[] IndexOf(int place, ReadOnlySpan<int> extents)
    {
        var index = new int[extents.Length];
        for (var axis = extents.Length - 1; axis >= 0; axis--) (place, index[axis]) = Math.DivRem(place, extents[axis]);
        return index;
    }

    /// <summary>Distance of neighbours along each axis.</summary>
    public static int[] Strides(ReadOnlySpan<int> extents)
    {
        var strides = new int[extents.Length];
        var stride = 1;
        for (var axis = extents.Length - 1; axis >= 0; axis--) (strides[axis], stride) = (stride, stride * extents[axis]);
        return strides;
    }

    /// <summary>Strides that walk a tensor along the axes of a larger shape: trailing axes are aligned, and an axis that stretches has stride 0.</summary>
    public static int[] Broadcast(ReadOnlySpan<int> extents, ReadOnlySpan<int> to)
    {
        var own = Strides(extents);
        var strides = new int[to.Length];
        for (var (axis, target) = (extents.Length - 1, to.Length - 1); axis >= 0; axis--, target--)
            strides[target] = extents[axis] == to[target] ? own[axis] : 0;
        return strides;
    }
}
