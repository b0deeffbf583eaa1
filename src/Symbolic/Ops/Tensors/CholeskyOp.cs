namespace SymDiff.Ops;

/// <summary>
/// <c>cholesky(A)</c>: the lower triangular L with a positive diagonal and <c>L @ L'</c> the symmetric part <c>(A + A')/2</c> of the matrix [..., n,
/// n], which must be positive definite. The gradient is the symmetric part of <c>inv(L)' @ phi(L' @ G) @ inv(L)</c>, where phi takes the lower
/// triangle and half the diagonal: Murray, "Differentiation of the Cholesky decomposition" (2016), equation 10.
/// </summary>
internal sealed class CholeskyOp() : SquareMatrixOp("cholesky", @"\operatorname{chol}\left(#1\right)")
{
    public static CholeskyOp Instance { get; } = new();

    internal override Shape InferShape(ReadOnlySpan<Expr> args) => BatchOf(args[0]).Then(args[0].Shape.Last(2));

    internal override Expr Bprop(Expr node, int input, Expr cotangent)
    {
        var upper = Contraction.Transpose(node);
        var left = SolveOp.Matrices.Apply(upper, LowerHalf(Contraction.MatMul(upper, cotangent)));
        var both = SolveOp.Matrices.Apply(upper, Contraction.Transpose(left));
        return (both + Contraction.Transpose(both)) / 2;
    }

    /// <summary>The lower triangle with half the diagonal.</summary>
    private static Expr LowerHalf(Expr matrix) => (new TriangleOp(isLower: true, 0).Apply(matrix) + new TriangleOp(isLower: true, -1).Apply(matrix)) / 2;
}
