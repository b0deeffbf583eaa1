namespace SymDiff.Ops;

/// <summary>
/// <c>cofactor(A)</c>, the matrix of signed minors of square matrices [..., n, n]: the gradient of the determinant, which has it also where A has no inverse. Where it has,
/// C = det(A)*inv(A)', so with B = inv(A)' the gradient is <c>sum(G*C)*B - B @ G' @ C</c>.
/// </summary>
internal sealed class CofactorOp() : SquareMatrixOp("cofactor", @"\operatorname{cof}\left(#1\right)")
{
    public static CofactorOp Instance { get; } = new();

    internal override Expr Familiar(Expr node) => Scaled(DeterminantOp.Instance.Apply(node.Args), Inverse(node));

    internal override Expr Definition(Expr node) => Familiar(node);

    internal override Shape InferShape(ReadOnlySpan<Expr> args) => BatchOf(args[0]).Then(args[0].Shape.Last(2));

    public override Expr[]? Entries(Expr[] matrix, int n) => n <= Minors.Largest ? Minors.Cofactors(matrix, n) : null;

    public override Expr OfTransposed(Expr value) => Contraction.Transpose(value);

    internal override Expr Bprop(Expr node, int input, Expr cotangent)
    {
        var inverse = Inverse(node);
        var turned = Contraction.MatMul(Contraction.MatMul(inverse, Contraction.Transpose(cotangent)), node);
        return Scaled(Contraction.Sum(cotangent * node, [-2, -1]), inverse) - turned;
    }

    private static Expr Inverse(Expr node) => Contraction.Transpose(InverseOp.Instance.Apply(node.Args));
}
