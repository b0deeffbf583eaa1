using SymDiff.Ops;

namespace SymDiff.Support.Reference.Tensors;

/// <summary>Directional derivatives of operators that look at all entries along axes.</summary>
internal static class ReductionTangents
{
    public static IEnumerable<KeyValuePair<string, TangentRule>> Rows { get; } = new Dictionary<string, TangentRule>
    {
        ["max"] = (_, node, args, moves, value) => Reduce((ReduceOp)node.Op, args[0], moves[0]!, value, (x, t) => t[Array.IndexOf(x, x.Max())]),
        ["min"] = (_, node, args, moves, value) => Reduce((ReduceOp)node.Op, args[0], moves[0]!, value, (x, t) => t[Array.IndexOf(x, x.Min())]),
        ["prod"] = (_, node, args, moves, value) => Reduce((ReduceOp)node.Op, args[0], moves[0]!, value, (x, t) => Enumerable.Range(0, x.Length).Sum(i => t[i] * Others(x, i))),
        ["logsumexp"] = (_, node, args, moves, value) => Reduce(args[0], moves[0]!, value, ((LogSumExpOp)node.Op).Axes, ((LogSumExpOp)node.Op).Keep, Average),
        ["norm2"] = (_, node, args, moves, value) => Reduce(args[0], moves[0]!, value, ((Norm2Op)node.Op).Axes, ((Norm2Op)node.Op).Keep, Norm),
        ["softmax"] = (_, node, args, moves, value) => Each(args[0], moves[0]!, ((SoftmaxOp)node.Op).Axis, (at, x, t) => value[at] * (moves[0]![at] - Average(x, t))),
        ["log_softmax"] = (_, node, args, moves, _) => Each(args[0], moves[0]!, ((SoftmaxOp)node.Op).Axis, (at, x, t) => moves[0]![at] - Average(x, t)),
    };

    private static DenseArray Reduce(ReduceOp op, DenseArray x, DenseArray move, DenseArray value, Func<double[], double[], double> slope) => Reduce(x, move, value, op.Axes, op.Keep, slope);

    private static DenseArray Reduce(DenseArray x, DenseArray move, DenseArray value, IReadOnlyList<int> axes, bool keep, Func<double[], double[], double> slope)
    {
        int[] reduced = [.. axes.Select(axis => axis + x.Rank)];
        return DenseArray.Make(value.Shape, at =>
        {
            int[][] places = [.. x.Indices.Where(place => Left(place, reduced, keep).SequenceEqual(at))];
            return slope([.. places.Select(place => x[place])], [.. places.Select(place => move[place])]);
        });
    }

    /// <summary>The index of the reduced array that an entry counts for.</summary>
    private static IEnumerable<int> Left(int[] place, int[] reduced, bool keep) =>
        keep ? place.Select((index, axis) => reduced.Contains(axis) ? 0 : index) : place.Where((_, axis) => !reduced.Contains(axis));

    private static DenseArray Each(DenseArray x, DenseArray move, int axis, Func<int[], double[], double[], double> slope) => DenseArray.Make(x.Shape, at =>
    {
        int[][] places = [.. ReductionReference.Along(x, at, [axis + x.Rank])];
        return slope(at, [.. places.Select(place => x[place])], [.. places.Select(place => move[place])]);
    });

    /// <summary>The mean of the moves with the weights exp(x).</summary>
    private static double Average(double[] x, double[] t) => x.Zip(t, (a, b) => Math.Exp(a) * b).Sum() / x.Sum(Math.Exp);

    private static double Norm(double[] x, double[] t)
    {
        var norm = Math.Sqrt(x.Sum(a => a * a));
        return norm == 0 ? 0 : x.Zip(t, (a, b) => a * b).Sum() / norm;
    }

    private static double Others(double[] x, int left) => x.Where((_, i) => i != left).Aggregate(1.0, (product, a) => product * a);
}
