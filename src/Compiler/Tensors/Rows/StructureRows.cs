using SymDiff.Ops;
using static SymDiff.Compiling.TensorLowering;

namespace SymDiff.Compiling;

/// <summary>Operators that move entries.</summary>
internal static class StructureRows
{
    public static IEnumerable<KeyValuePair<Type, Func<Expr, TensorCode>>> All { get; } =
    [
        Row<StackOp>((op, node, sizes) => Join(node, op.Axis, _ => 1, sizes)),
        Row<ConcatenateOp>((op, node, sizes) => Join(node, op.Axis, arg => sizes.Of(arg.Shape)[^-op.Axis], sizes)),
        Row<ReshapeOp>((_, _, _) => new ReshapeKernel()),
        Row<TriangleOp>((op, node, sizes) => new TriangleKernel(sizes.Of(node.Shape), op.IsLower, op.Offset)),
        Row<SliceOp>(Slice),
        Row<PadOp>(Pad),
        Row<ReverseOp>(Reverse),
        Row<GatherOp>((op, node, sizes) => Gather(op, node, op.Axis, scatters: false, sizes.Of(node.Args[0].Shape))),
        Row<ScatterAddOp>((op, node, sizes) => Gather(op, node, op.Axis, scatters: true, sizes.Of(node.Shape))),
    ];

    private static JoinKernel Join(Expr node, int axis, Func<Expr, int> lengthOf, TensorSizes sizes)
    {
        var shape = sizes.Of(node.Shape);
        var inner = Inner(shape, axis);
        return new(Outer(shape, axis), [.. node.ArgList.Select(arg => lengthOf(arg) * inner)]);
    }

    private static CopyKernel Slice(SliceOp op, Expr node, TensorSizes sizes)
    {
        var (source, target) = (sizes.Of(node.Args[0].Shape), sizes.Of(node.Shape));
        var (start, stop, length) = (sizes.Of(op.Start), sizes.Of(op.Stop), source[^-op.Axis]);
        if (start < 0 || start > length) throw TensorErrors.OutOfRange(op.Name, op.Start, start, length, length);
        if (stop < start || stop > length) throw TensorErrors.OutOfRange(op.Name, op.Stop, stop, length, length);
        var strides = Extents.Strides(source);
        return new(target, new(strides, (int)start * strides[^-op.Axis]), new(Extents.Strides(target)));
    }

    private static CopyKernel Pad(PadOp op, Expr node, TensorSizes sizes)
    {
        var (source, strides, before, after) = (sizes.Of(node.Args[0].Shape), Extents.Strides(sizes.Of(node.Shape)), sizes.Of(op.Before), sizes.Of(op.After));
        if (before < 0 || after < 0) throw TensorErrors.NegativePadding(op.Name, before, after);
        return new(source, new(Extents.Strides(source)), new(strides, (int)before * strides[^-op.Axis]));
    }

    private static CopyKernel Reverse(ReverseOp op, Expr node, TensorSizes sizes)
    {
        var shape = sizes.Of(node.Shape);
        var (strides, reversed) = (Extents.Strides(shape), Extents.Strides(shape));
        reversed[^-op.Axis] *= -1;
        return new(shape, new(reversed, (shape[^-op.Axis] - 1) * strides[^-op.Axis]), new(strides));
    }

    private static GatherKernel Gather(Op op, Expr node, int axis, bool scatters, int[] numbered) =>
        new(op.Name, Outer(numbered, axis), numbered[^-axis], Inner(numbered, axis), scatters);

    private static int Outer(int[] shape, int axis) => Extents.Count(shape.AsSpan(..^-axis));

    private static int Inner(int[] shape, int axis) => Extents.Count(shape.AsSpan(shape.Length + axis + 1));
}
