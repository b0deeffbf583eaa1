using SymDiff.Ops;

namespace SymDiff.Support.Reference.Tensors;

/// <summary>Operators that move entries.</summary>
internal static class StructureReference
{
    public static IEnumerable<KeyValuePair<string, TensorMeaning>> Rows { get; } = new Dictionary<string, TensorMeaning>
    {
        ["reshape"] = (a, args) => args[0].WithShape([.. a.Of<ReshapeOp>().Target.Axes.ToArray().Select(a.Length)]),
        ["concatenate"] = (a, args) => args.Aggregate((x, y) => Concatenate(a.Of<ConcatenateOp>().Axis + x.Rank, x, y)),
        ["slice"] = (a, args) => Slice(a.Of<SliceOp>().Axis + args[0].Rank, a.Length(a.Of<SliceOp>().Start), a.Length(a.Of<SliceOp>().Stop), args[0]),
        ["pad"] = (a, args) => Pad(a.Of<PadOp>().Axis + args[0].Rank, a.Length(a.Of<PadOp>().Before), a.Length(a.Of<PadOp>().After), args[0]),
        ["reverse"] = (a, args) => Reverse(a.Of<ReverseOp>().Axis + args[0].Rank, args[0]),
        ["gather"] = (a, args) => Gather(a.Of<GatherOp>().Axis + args[0].Rank, args[0], args[1]),
        ["scatter_add"] = (a, args) => ScatterAdd(a.Of<ScatterAddOp>().Axis + args[0].Rank, a.Length(a.Of<ScatterAddOp>().Length), args[0], args[1]),
        ["tril"] = (a, args) => Where(args[0], (i, j) => j - i <= a.Of<TriangleOp>().Offset),
        ["triu"] = (a, args) => Where(args[0], (i, j) => j - i >= a.Of<TriangleOp>().Offset),
    };

    private static DenseArray Concatenate(int axis, DenseArray x, DenseArray y) =>
        DenseArray.Make(With(x.Shape, axis, x.Shape[axis] + y.Shape[axis]), at => at[axis] < x.Shape[axis] ? x[at] : y[With(at, axis, at[axis] - x.Shape[axis])]);

    private static DenseArray Slice(int axis, int start, int stop, DenseArray x) => DenseArray.Make(With(x.Shape, axis, stop - start), at => x[With(at, axis, at[axis] + start)]);

    private static DenseArray Pad(int axis, int before, int after, DenseArray x) =>
        DenseArray.Make(With(x.Shape, axis, before + x.Shape[axis] + after), at => at[axis] < before || at[axis] >= before + x.Shape[axis] ? 0 : x[With(at, axis, at[axis] - before)]);

    private static DenseArray Reverse(int axis, DenseArray x) => DenseArray.Make(x.Shape, at => x[With(at, axis, x.Shape[axis] - 1 - at[axis])]);

    private static DenseArray Gather(int axis, DenseArray x, DenseArray indices) =>
        DenseArray.Make(With(x.Shape, axis, indices.Shape[0]), at => x[With(at, axis, (int)indices[at[axis]])]);

    private static DenseArray ScatterAdd(int axis, int length, DenseArray values, DenseArray indices) => DenseArray.Accumulate(With(values.Shape, axis, length), add =>
    {
        foreach (var at in values.Indices) add(With(at, axis, (int)indices[at[axis]]), values[at]);
    });

    private static DenseArray Where(DenseArray x, Func<int, int, bool> isKept) => DenseArray.Make(x.Shape, at => isKept(at[^2], at[^1]) ? x[at] : 0);

    private static int[] With(int[] values, int axis, int value) => [.. values[..axis], value, .. values[(axis + 1)..]];
}
