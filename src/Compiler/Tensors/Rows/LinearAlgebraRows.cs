using SymDiff.Ops;
using static SymDiff.Compiling.TensorLowering;

namespace SymDiff.Compiling;

/// <summary>Operators on square matrices.</summary>
internal static class LinearAlgebraRows
{
    public static IEnumerable<KeyValuePair<Type, Func<Expr, TensorCode>>> All { get; } =
    [
        Row<DeterminantOp>((_, node, sizes) => new DeterminantKernel(Matrices(node, sizes))),
        Row<LogDeterminantOp>((op, node, sizes) => new LogDeterminantKernel(op.Name, Matrices(node, sizes))),
        Row<CofactorOp>((_, node, sizes) => new CofactorKernel(Matrices(node, sizes))),
        Row<InverseOp>((op, node, sizes) => new InverseKernel(op.Name, Matrices(node, sizes))),
        Row<CholeskyOp>((op, node, sizes) => new CholeskyKernel(op.Name, Matrices(node, sizes))),
        Row<SolveOp>(Solve),
    ];

    private static SolveKernel Solve(SolveOp op, Expr node, TensorSizes sizes)
    {
        var (right, result, own) = (sizes.Of(node.Args[1].Shape), sizes.Of(node.Shape), op.IsVector ? 1 : 2);
        return new(op.Name, Matrices(node, sizes), right[..^own], op.IsVector ? 1 : right[^1], result[..^own]);
    }

    private static int[] Matrices(Expr node, TensorSizes sizes) => sizes.Of(node.Args[0].Shape);
}
