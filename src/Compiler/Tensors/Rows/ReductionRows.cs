using SymDiff.Ops;
using static SymDiff.Compiling.TensorLowering;

namespace SymDiff.Compiling;

/// <summary>What is made of the entries along axes, and the pools over windows.</summary>
internal static class ReductionRows
{
    public static IEnumerable<KeyValuePair<Type, Func<Expr, TensorCode>>> All { get; } =
    [
        Row<ReduceOp>((op, node, sizes) => Reduce(op.Kind, Along(node, op.Axes, sizes))),
        Row<LogSumExpOp>((op, node, sizes) => new LogSumExpKernel(Along(node, op.Axes, sizes))),
        Row<Norm2Op>((op, node, sizes) => new Norm2Kernel(Along(node, op.Axes, sizes))),
        Row<SoftmaxOp>((op, node, sizes) => new SoftmaxKernel(Along(node, [op.Axis], sizes), op.IsLog)),
        Row<ArgMaxMaskOp>((op, node, sizes) => new WinnerMaskKernel(Along(node, op.Axes, sizes), op.IsMax)),
    ];

    private static TensorKernel Reduce(Reduction kind, ElementGroups groups) => kind switch
    {
        Reduction.Max => new FoldKernel<Largest>(groups, new()),
        Reduction.Min => new FoldKernel<Smallest>(groups, new()),
        _ => new FoldKernel<ProductOfAll>(groups, new()),
    };

    private static ElementGroups Along(Expr node, IReadOnlyCollection<int> axes, TensorSizes sizes) => ElementGroups.Along(sizes.Of(node.Args[0].Shape), axes);
}
