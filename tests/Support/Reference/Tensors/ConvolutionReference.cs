using SymDiff.Ops;

namespace SymDiff.Support.Reference.Tensors;

/// <summary>Convolutions by trying every pair of entries, and pooling.</summary>
internal static class ConvolutionReference
{
    public static IEnumerable<KeyValuePair<string, TensorMeaning>> Rows { get; } = new Dictionary<string, TensorMeaning>
    {
        ["convolution"] = (a, args) => Convolve(a, a.Of<ConvolveOp>(), args[0], args[1]),
        ["maxpool"] = (a, args) => MaxPoolAt(a.Of<PoolOp>().Window, args[0], args[0]),
        ["maxpool_at"] = (a, args) => MaxPoolAt(a.Of<PoolOp>().Window, args[0], args[1]),
        ["unpool"] = (a, args) => Unpool(a.Of<PoolOp>().Window, args[0], args[1]),
    };

    private static DenseArray Convolve(Attributes attributes, ConvolveOp op, DenseArray left, DenseArray right)
    {
        var lengths = new Dictionary<int, int>();
        foreach (var (list, operand) in new[] { (op.Left, left), (op.Right, right) })
            for (var i = 0; i < list.Length; i++) lengths[list[i]] = operand.Shape[i];
        int[] output = [.. op.Output.Select(index => lengths[index]), .. op.Axes.Select(axis => attributes.Length(axis.Length))];
        return DenseArray.Accumulate(output, add =>
        {
            foreach (var a in left.Indices)
                foreach (var b in right.Indices)
                    if (Indices(op, a, b) is { } indices && Place(attributes, op, a[op.Left.Length..], b[op.Right.Length..]) is { } place)
                        add([.. op.Output.Select(index => indices[index]), .. place], left[a] * right[b]);
        });
    }

    /// <summary>The value of each index of channels and batches; null if the operands disagree.</summary>
    private static Dictionary<int, int>? Indices(ConvolveOp op, int[] a, int[] b)
    {
        var values = new Dictionary<int, int>();
        foreach (var (index, value) in op.Left.Zip(a).Concat(op.Right.Zip(b)))
            if (!values.TryAdd(index, value) && values[index] != value) return null;
        return values;
    }

    /// <summary>The place of the result that a pair of places belongs to; null if there is none.</summary>
    private static int[]? Place(Attributes attributes, ConvolveOp op, int[] a, int[] b)
    {
        var place = new int[op.Axes.Length];
        for (var i = 0; i < place.Length; i++)
        {
            var axis = op.Axes[i];
            var (quotient, remainder) = Math.DivRem((axis.Left * a[i]) + (axis.Right * b[i]) - attributes.Length(axis.Offset), axis.Output);
            if (remainder != 0 || quotient < 0 || quotient >= attributes.Length(axis.Length)) return null;
            place[i] = quotient;
        }
        return place;
    }

    private static DenseArray MaxPoolAt(PoolWindow window, DenseArray h, DenseArray x)
    {
        var lead = h.Rank - x.Rank;
        return DenseArray.Make([.. h.Shape[..lead], .. Pooled(window, x)], at => h[[.. at[..lead], .. Winner(window, x, at[lead..])]]);
    }

    private static DenseArray Unpool(PoolWindow window, DenseArray g, DenseArray x)
    {
        var lead = g.Rank - x.Rank;
        return DenseArray.Accumulate([.. g.Shape[..lead], .. x.Shape], add =>
        {
            foreach (var at in g.Indices) add([.. at[..lead], .. Winner(window, x, at[lead..])], g[at]);
        });
    }

    private static int[] Pooled(PoolWindow window, DenseArray x)
    {
        var batch = x.Rank - window.Rank;
        return [.. x.Shape[..batch], .. window.Sizes.Select((size, i) => ((x.Shape[batch + i] - size) / window.Strides[i]) + 1)];
    }

    /// <summary>Where the largest entry of a window is, the first of equal ones; the first NaN if there is one.</summary>
    private static int[] Winner(PoolWindow window, DenseArray x, int[] at)
    {
        var batch = x.Rank - window.Rank;
        int[]? best = null;
        foreach (var within in DenseArray.IndicesOf([.. window.Sizes]))
        {
            int[] next = [.. at[..batch], .. within.Select((step, i) => (at[batch + i] * window.Strides[i]) + step)];
            if (best is null || (!double.IsNaN(x[best]) && !(x[next] <= x[best]))) best = next;
        }
        return best!;
    }
}
