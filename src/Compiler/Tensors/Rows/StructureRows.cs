using SymDiff.Ops;
using static SymDiff.Compiling.TensorLowering;

namespace SymDiff.Compiling;

/// <summary>Operators that move entries.</summary>
internal static class StructureRows
{
    public static IEnumerable<KeyValuePair<Type, Func<Expr, TensorCode>>> All { get; } =
    [
        Row<StackOp>((op, node, sizes) => Join(node, op.Axis, _ => 1, sizes)),
    ];

    private static JoinKernel Join(Expr node, int axis, Func<Expr, int> lengthOf, TensorSizes sizes)
    {
        var shape = sizes.Of(node.Shape);
        var inner = Inner(shape, axis);
        return new(Outer(shape, axis), [.. node.ArgList.Select(arg => lengthOf(arg) * inner)]);
    }

    private static int Outer(int[] shape, int axis) => Extents.Count(shape.AsSpan(..^-axis));

    private static int Inner(int[] shape, int axis) => Extents.Count(shape.AsSpan(shape.Length + axis + 1));
}
