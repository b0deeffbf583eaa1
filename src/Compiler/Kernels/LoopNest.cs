namespace SymDiff.Compiling;

/// <summary>How one tensor is walked: where the walk begins, and the step along each axis of the nest.</summary>
/// <param name="Strides">One step an axis; 0 stays, a negative one goes backwards.</param>
/// <param name="Start">Place of the first element.</param>
internal readonly record struct Walk(int[] Strides, int Start = 0);

/// <summary>
/// Several tensors walked together, line by line. The last axis is the line, which is the caller's inner loop; the nest steps through the others.
/// Neighbouring axes along which every walk goes on evenly are merged, so dense operands of one shape are a single line.
/// </summary>
internal sealed class LoopNest
{
    private readonly int[] extents;
    private readonly int[][] strides, advances;
    private readonly int[] starts, places, index, lineStrides;

    public LoopNest(ReadOnlySpan<int> shape, params ReadOnlySpan<Walk> walks)
    {
        var all = walks.ToArray();
        var axes = Merge(shape, all);
        LineLength = shape.Contains(0) ? 0 : axes is [.., var line] ? line.Extent : 1;
        lineStrides = axes.Count > 0 ? axes[^1].Steps : new int[all.Length];
        extents = [.. axes.SkipLast(1).Select(axis => axis.Extent)];
        Count = extents.Aggregate((double)LineLength, (count, extent) => count * extent);
        strides = [.. axes.SkipLast(1).Select(axis => axis.Steps)];
        advances = Advances(extents, strides);
        starts = [.. all.Select(walk => walk.Start)];
        (places, index) = (new int[all.Length], new int[extents.Length]);
    }

    /// <summary>Number of elements of a line.</summary>
    public int LineLength { get; }

    /// <summary>Number of elements of all lines.</summary>
    public double Count { get; }

    /// <summary>The current line of a tensor.</summary>
    public Line this[int walk] => new(places[walk], lineStrides[walk]);

    /// <summary>Goes to the first line; false if there are no elements.</summary>
    public bool Start() => StartAt(starts);

    /// <summary>Goes to the first line of walks that begin elsewhere.</summary>
    public bool StartAt(ReadOnlySpan<int> begin)
    {
        for (var walk = 0; walk < places.Length; walk++) places[walk] = begin[walk]; // a few: a call would take longer
        for (var axis = 0; axis < index.Length; axis++) index[axis] = 0;
        return LineLength > 0;
    }

    /// <summary>Goes to the next line; false after the last.</summary>
    public bool Next()
    {
        for (var axis = extents.Length - 1; axis >= 0; axis--)
        {
            if (++index[axis] < extents[axis])
            {
                var steps = advances[axis];
                for (var walk = 0; walk < places.Length; walk++) places[walk] += steps[walk];
                return true;
            }
            index[axis] = 0;
        }
        return false;
    }

    /// <summary>How many lines follow along the last axis before the walk turns.</summary>
    /// <param name="step">The step of the first walk from line to line.</param>
    public int LinesAhead(out int step)
    {
        step = extents.Length == 0 ? 0 : strides[^1][0];
        return extents.Length == 0 ? 0 : extents[^1] - 1 - index[^1];
    }

    /// <summary>Goes some lines on along the last axis.</summary>
    public void Skip(int lines)
    {
        index[^1] += lines;
        for (var walk = 0; walk < places.Length; walk++) places[walk] += lines * strides[^1][walk];
    }

    /// <summary>The step from the end of all inner axes to the next place of each axis.</summary>
    private static int[][] Advances(int[] extents, int[][] strides)
    {
        var (advances, ends) = (strides.ToArray(), strides.Length > 0 ? new int[strides[0].Length] : []);
        for (var axis = strides.Length - 1; axis >= 0; axis--)
        {
            var (steps, last) = (strides[axis], extents[axis] - 1);
            advances[axis] = [.. steps.Zip(ends, (step, end) => step - end)];
            ends = [.. steps.Zip(ends, (step, end) => end + (last * step))];
        }
        return advances;
    }

    private static List<(int Extent, int[] Steps)> Merge(ReadOnlySpan<int> shape, Walk[] walks)
    {
        var axes = new List<(int Extent, int[] Steps)>();
        for (var axis = 0; axis < shape.Length; axis++)
        {
            var (extent, place) = (shape[axis], axis);
            if (extent == 1) continue;
            var steps = Array.ConvertAll(walks, walk => walk.Strides[place]);
            if (axes is [.., var last] && last.Steps.Zip(steps).All(pair => pair.First == pair.Second * extent))
                axes[^1] = (last.Extent * extent, steps);
            else
                axes.Add((extent, steps));
        }
        return axes;
    }
}
