namespace SymDiff.Ops;

/// <summary>
/// <c>inv(A)</c>, the inverse of square matrices [..., n, n]. With Y = inv(A), dY = -Y dA Y, so the gradient is <c>-Y' @ G @ Y'</c>: Giles,
/// "Collected matrix derivative results for forward and reverse mode algorithmic differentiation" (2008), section 2.2.3.
/// </summary>
internal sealed class InverseOp() : SquareMatrixOp("inv", @"\operatorname{inv}")
{
    public static InverseOp Instance { get; } = new();

    /// <summary>In LaTeX a power; whatever is not one letter stands in brackets.</summary>
    internal override Spelling SpellingOf(Expr node) => Spelling.Call(Name, node.ArgList, latex: node.Args[0].VariableName is null ? @"\left(#1\right) ^{-1}" : "#1 ^{-1}");

    internal override Shape InferShape(ReadOnlySpan<Expr> args) => BatchOf(args[0]).Then(args[0].Shape.Last(2));

    /// <summary>The determinant is not 0.</summary>
    internal override Expr Requires(Expr node) => Logic.NotEqual[DeterminantOp.Instance.Apply(node.Args), 0];

    internal override bool KeepsSymmetry => true;

    internal override Expr InverseOf(Expr node) => node.Args[0];

    /// <summary>The inverse of an inverse is the matrix, that of a transpose the transpose of the inverse.</summary>
    internal override Expr? Familiar(Expr node) => node.Args[0].Op is InverseOp ? node.Args[0].Args[0] : OfTransposedMatrix(node);

    internal override Expr? Definition(Expr node) => MatrixFactors.Inverse(node.Args[0]);

    public override Expr[]? Entries(Expr[] matrix, int n)
    {
        if (n > Minors.Largest) return null;
        var (cofactors, determinant) = (Minors.Cofactors(matrix, n), Minors.Determinant(matrix, n));
        return [.. Enumerable.Range(0, n * n).Select(place => cofactors[(place % n * n) + (place / n)] / determinant)];
    }

    public override Expr OfTransposed(Expr value) => Contraction.Transpose(value);

    internal override Expr Bprop(Expr node, int input, Expr cotangent)
    {
        var transposed = Contraction.Transpose(node);
        return -Contraction.MatMul(Contraction.MatMul(transposed, cotangent), transposed);
    }
}
