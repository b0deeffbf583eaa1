using SymDiff.Ops;
using static SymDiff.Compiling.TensorLowering;

namespace SymDiff.Compiling;

/// <summary>Convolution.</summary>
internal static class ConvolutionRows
{
    public static IEnumerable<KeyValuePair<Type, Func<Expr, TensorCode>>> All { get; } = [Row<ConvolveOp>(Bind)];

    private static ConvolutionKernel Bind(ConvolveOp op, Expr node, TensorSizes sizes) => new(
        new(op.Left, sizes.Of(node.Args[0].Shape)),
        new(op.Right, sizes.Of(node.Args[1].Shape)),
        new(op.Output, sizes.Of(node.Shape)),
        [.. op.Axes.Select(axis => new PlaceRelation(axis.Left, axis.Right, axis.Output, (int)sizes.Of(axis.Offset)))]);
}
