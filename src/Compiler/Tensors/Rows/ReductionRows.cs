using SymDiff.Ops;
using static SymDiff.Compiling.TensorLowering;

namespace SymDiff.Compiling;

/// <summary>What is made of the entries along axes, and the pools over windows.</summary>
internal static class ReductionRows
{
    public static IEnumerable<KeyValuePair<Type, Func<Expr, TensorCode>>> All { get; } =
    [
        Row<ReduceOp>(Reduce),
        Row<LogSumExpOp>((op, node, sizes) => new LogSumExpKernel(Along(node, op.Axes, sizes))),
        Row<Norm2Op>((op, node, sizes) => new Norm2Kernel(Along(node, op.Axes, sizes))),
        Row<SoftmaxOp>((op, node, sizes) => new SoftmaxKernel(Along(node, [op.Axis], sizes), op.IsLog)),
        Row<ArgMaxMaskOp>((op, node, sizes) => new WinnerMaskKernel(Along(node, op.Axes, sizes), op.IsMax)),
        Row<MaxPoolOp>((op, node, sizes) => new FoldKernel<Largest>(Windows(op, node.Args[0], sizes), new())),
        Row<MaxPoolAtOp>((op, node, sizes) => Pool(op, node, sizes, adds: false)),
        Row<UnpoolOp>((op, node, sizes) => Pool(op, node, sizes, adds: true)),
    ];

    private static TensorCode Reduce(ReduceOp op, Expr node) => ReduceOp.ReadOthers(node) is { } others
        ? TensorCode.Of(node, [others.Value], sizes => new OthersKernel(ElementGroups.Along(sizes.Of(others.Value.Shape), [others.Axis]), (int)sizes.Of(others.Value.Shape.Axes[^-others.Axis])))
        : TensorCode.Of(node, node.ArgList, sizes => Reduce(op.Kind, Along(node, op.Axes, sizes)));

    private static TensorKernel Reduce(Reduction kind, ElementGroups groups) => kind switch
    {
        Reduction.Max => new FoldKernel<Largest>(groups, new()),
        Reduction.Min => new FoldKernel<Smallest>(groups, new()),
        _ => new FoldKernel<ProductOfAll>(groups, new()),
    };

    private static PoolKernel Pool(PoolOp op, Expr node, TensorSizes sizes, bool adds) =>
        new(Windows(op, node.Args[1], sizes), Extents.Count(sizes.Of(node.Args[1].Shape)), adds);

    private static ElementGroups Along(Expr node, IReadOnlyCollection<int> axes, TensorSizes sizes) => ElementGroups.Along(sizes.Of(node.Args[0].Shape), axes);

    private static ElementGroups Windows(PoolOp op, Expr x, TensorSizes sizes) => ElementGroups.Windows(sizes.Of(x.Shape), op.Window.Sizes, op.Window.Strides);
}
