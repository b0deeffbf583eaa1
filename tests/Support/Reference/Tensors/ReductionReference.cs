using SymDiff.Ops;

namespace SymDiff.Support.Reference.Tensors;

/// <summary>Operators that make one value of the entries along axes, or look at all of them for each.</summary>
internal static class ReductionReference
{
    public static IEnumerable<KeyValuePair<string, TensorMeaning>> Rows { get; } = new Dictionary<string, TensorMeaning>
    {
        ["max"] = (a, args) => Reduce(args[0], a.Of<ReduceOp>().Axes, a.Of<ReduceOp>().Keep, x => x.Aggregate(Math.Max)),
        ["min"] = (a, args) => Reduce(args[0], a.Of<ReduceOp>().Axes, a.Of<ReduceOp>().Keep, x => x.Aggregate(Math.Min)),
        ["prod"] = (a, args) => Reduce(args[0], a.Of<ReduceOp>().Axes, a.Of<ReduceOp>().Keep, x => x.Aggregate(1.0, (p, y) => p * y)),
        ["logsumexp"] = (a, args) => Reduce(args[0], a.Of<LogSumExpOp>().Axes, a.Of<LogSumExpOp>().Keep, x => Math.Log(x.Sum(Math.Exp))),
        ["norm2"] = (a, args) => Reduce(args[0], a.Of<Norm2Op>().Axes, a.Of<Norm2Op>().Keep, x => Math.Sqrt(x.Sum(y => y * y))),
        ["softmax"] = (a, args) => Each(args[0], [a.Of<SoftmaxOp>().Axis], (x, all) => Math.Exp(x) / all.Sum(Math.Exp)),
        ["log_softmax"] = (a, args) => Each(args[0], [a.Of<SoftmaxOp>().Axis], (x, all) => x - Math.Log(all.Sum(Math.Exp))),
        ["argmax_mask"] = (a, args) => Winners(args[0], a.Of<ArgMaxMaskOp>().Axes, a.Of<ArgMaxMaskOp>().IsMax ? 1 : -1),
    };

    private static DenseArray Reduce(DenseArray x, IReadOnlyList<int> axes, bool keep, Func<double[], double> reduce)
    {
        int[] reduced = [.. axes.Select(axis => axis + x.Rank)];
        int[] left = [.. Enumerable.Range(0, x.Rank).Except(reduced)];
        int[] shape = keep ? [.. x.Shape.Select((length, axis) => reduced.Contains(axis) ? 1 : length)] : [.. left.Select(axis => x.Shape[axis])];
        return DenseArray.Make(shape, at => reduce(Entries(x, keep ? at : Spread(x.Rank, left, at), reduced)));
    }

    private static DenseArray Each(DenseArray x, IReadOnlyList<int> axes, Func<double, double[], double> entry) =>
        DenseArray.Make(x.Shape, at => entry(x[at], Entries(x, at, [.. axes.Select(axis => axis + x.Rank)])));

    /// <summary>The first of the largest entries after multiplication with the sign.</summary>
    private static DenseArray Winners(DenseArray x, IReadOnlyList<int> axes, int sign)
    {
        int[] reduced = [.. axes.Select(axis => axis + x.Rank)];
        return DenseArray.Make(x.Shape, at => Along(x, at, reduced).MaxBy(place => sign * x[place])!.SequenceEqual(at) ? 1 : 0);
    }

    private static double[] Entries(DenseArray x, int[] at, int[] axes) => [.. Along(x, at, axes).Select(place => x[place])];

    /// <summary>Every index that differs from one in these axes only.</summary>
    internal static IEnumerable<int[]> Along(DenseArray x, int[] at, int[] axes) => x.Indices.Where(place => place.Select((value, axis) => axes.Contains(axis) || value == at[axis]).All(same => same));

    private static int[] Spread(int rank, int[] axes, int[] at)
    {
        var index = new int[rank];
        for (var i = 0; i < axes.Length; i++) index[axes[i]] = at[i];
        return index;
    }
}
