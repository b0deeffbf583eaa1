namespace SymDiff.Ops;

/// <summary>
/// <c>det(A)</c> of square matrices [..., n, n], of shape [...]. A determinant is linear in each entry, with the signed minor as the factor, so the gradient is
/// <c>g*cofactor(A)</c>: Jacobi's formula. Where A has an inverse that is <c>g*det(A)*inv(A)'</c>: Giles (2008), section 2.2.4.
/// </summary>
internal sealed class DeterminantOp() : SquareMatrixOp("det", @"\det\left(#1\right)")
{
    public static DeterminantOp Instance { get; } = new();

    internal override Expr Logarithm(Expr node) => LogDeterminantOp.Instance.Apply(node.Args);

    internal override Shape InferShape(ReadOnlySpan<Expr> args) => BatchOf(args[0]);

    /// <summary>The determinant of an inverse is the reciprocal, that of a transpose the same.</summary>
    internal override Expr? Familiar(Expr node) => node.Args[0].Op is InverseOp ? 1 / Apply(node.Args[0].Args[0]) : OfTransposedMatrix(node);

    internal override Expr? Definition(Expr node) => MatrixFactors.Determinant(node.Args[0]);

    public override Expr[]? Entries(Expr[] matrix, int n) => n <= Minors.Largest ? [Minors.Determinant(matrix, n)] : null;

    public override Expr OfTransposed(Expr value) => value;

    internal override Expr Bprop(Expr node, int input, Expr cotangent) => Scaled(cotangent, CofactorOp.Instance.Apply(node.Args));
}

/// <summary>
/// <c>logdet(A)</c>, the logarithm of the determinant of square matrices [..., n, n], of shape [...]; NaN where the determinant is negative. The
/// gradient is <c>g*inv(A)'</c>: Giles (2008), section 2.2.4.
/// </summary>
internal sealed class LogDeterminantOp() : SquareMatrixOp("logdet", @"\log\det\left(#1\right)")
{
    public static LogDeterminantOp Instance { get; } = new();

    internal override Expr? Familiar(Expr node) => node.Args[0].Op is InverseOp ? -Apply(node.Args[0].Args[0]) : OfTransposedMatrix(node);

    internal override Shape InferShape(ReadOnlySpan<Expr> args) => BatchOf(args[0]);

    public override Expr[]? Entries(Expr[] matrix, int n) => n <= Minors.Largest ? [Exponential.Log[Minors.Determinant(matrix, n)]] : null;

    public override Expr OfTransposed(Expr value) => value;

    internal override Expr Bprop(Expr node, int input, Expr cotangent) => Scaled(cotangent, Contraction.Transpose(InverseOp.Instance.Apply(node.Args)));
}
