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
        var axes = op.Axes.Select(axis => (axis.Left, axis.Right, axis.Output, Offset: attributes.Length(axis.Offset), Length: attributes.Length(axis.Length))).ToArray();
        var shared = op.Left.Intersect(op.Right).Select(index => (Left: op.Left.IndexOf(index), Right: op.Right.IndexOf(index))).ToArray();
        var kept = op.Output.Select(index => (Left: op.Left.IndexOf(index), Right: op.Right.IndexOf(index))).ToArray();
        int[] output = [.. kept.Select(from => from.Left >= 0 ? left.Shape[from.Left] : right.Shape[from.Right]), .. axes.Select(axis => axis.Length)];
        return DenseArray.Accumulate(output, add =>
        {
            foreach (var a in left.Indices)
                foreach (var b in right.Indices)
                    if (Array.TrueForAll(shared, pair => a[pair.Left] == b[pair.Right]) && Place(a, b) is { } place)
                        add([.. kept.Select(from => from.Left >= 0 ? a[from.Left] : b[from.Right]), .. place], left[a] * right[b]);
        });

        int[]? Place(int[] a, int[] b)
        {
            var place = new int[axes.Length];
            for (var i = 0; i < place.Length; i++)
            {
                var axis = axes[i];
                var (quotient, remainder) = Math.DivRem((axis.Left * a[op.Left.Length + i]) + (axis.Right * b[op.Right.Length + i]) - axis.Offset, axis.Output);
                if (remainder != 0 || quotient < 0 || quotient >= axis.Length) return null;
                place[i] = quotient;
            }
            return place;
        }
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
