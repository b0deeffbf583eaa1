using SymDiff.Differentiation;
using SymDiff.Ops;

namespace SymDiff.Tests.Ops;

public class ContractionTests
{
    private static readonly Expr X = Expr.Symbol("x", Shape.Of("n")), Y = Expr.Symbol("y", Shape.Of("n")), A = Expr.Symbol("A", Shape.Of("m", "n")), B = Expr.Symbol("B", Shape.Of("n", "k"));

    [Fact]
    public void Contractions_are_written_in_the_notation_of_matrices() => Assert.Equal(
        [
            "x @ y", "A @ x", "A'", "A' @ A @ x", "sum(x)", "sum(A, axis=0)", "sum(A, axis=1, keep=true)", "outer(x, y)", "diag(x)", "eye(n)", "trace(A' @ A)", "x[2]", "A[:, 0]", "A[1]",
            "einsum(\"ab,ab->a\", A, A)", "[x, y]", "2*(A @ x)", "(A @ x)*(A @ y)", "-A @ x", "ones(m, n)", "(x*y) @ x", "A @ (x + y)",
        ],
        new[]
        {
            Contraction.MatMul(X, Y), Contraction.MatMul(A, X), Contraction.Transpose(A), Contraction.MatMul(Contraction.MatMul(Contraction.Transpose(A), A), X),
            Contraction.Sum(X, [-1]), Contraction.Sum(A, [-2]), Contraction.Sum(A, [-1], true), Contraction.Outer(X, Y), Contraction.Diag(X), Contraction.Eye(Shape.Of("n")),
            Contraction.Trace(Contraction.MatMul(Contraction.Transpose(A), A)), Contraction.At(X, -1, 2), Contraction.At(A, -1, 0), Contraction.At(A, -2, 1),
            EinsumText.Read("ij,ij->i", [A, A]), StackOp.First(X, Y), 2 * Contraction.MatMul(A, X), Contraction.MatMul(A, X) * Contraction.MatMul(A, Y), -Contraction.MatMul(A, X),
            FillOp.Ones(A.Shape), Contraction.MatMul(X * Y, X), Contraction.MatMul(A, X + Y),
        }.Select(node => node.ToString()));

    [Fact]
    public void A_gradient_is_again_a_contraction()
    {
        var loss = Contraction.MatMul(X, Contraction.MatMul(Contraction.MatMul(Contraction.Transpose(A), A), X));
        Assert.Equal(Shape.Of("n"), Differentiator.Gradient(loss, [X])[0].Shape);
        Assert.Equal("[m,n]", Differentiator.Gradient(loss, [A])[0].Shape.ToString());
        Assert.Equal("[m,n]", Differentiator.Jacobian(Contraction.MatMul(A, X * X), [X])[0].Shape.ToString());
        Assert.Equal("[m,m,n]", Differentiator.Jacobian(Contraction.MatMul(A, X), [A])[0].Shape.ToString());
        Assert.All(Traversal.PostOrder(Differentiator.Jacobian(Contraction.MatMul(A, X), [A])), node => Assert.True(node.Args.IsEmpty || node.Op is ContractOp));
    }

    [Fact]
    public void What_was_broadcast_is_summed()
    {
        var s = Expr.Symbol("s");
        var gradient = Differentiator.Gradient(Contraction.Sum(A * X + s, [-2, -1]), [A, X, s]);
        Assert.Equal(["[m,n]", "[n]", "[]"], gradient.Select(entry => entry.Shape.ToString()));
        Assert.Equal("[p,m,n]", Differentiator.VectorJacobianProducts(A * X, [A], Expr.Symbol("G", Shape.Of("p", "m", "n")))[0].Shape.ToString());
        Assert.Equal("[p,n]", Differentiator.VectorJacobianProducts(A * X, [X], Expr.Symbol("G", Shape.Of("p", "m", "n")))[0].Shape.ToString());
    }

    [Fact]
    public void What_nothing_reaches_is_zeros() => Assert.Equal("zeros(n)", Differentiator.Gradient(Contraction.Sum(A, [-2, -1]), [Y])[0].ToString());

    [Theory]
    [InlineData("ij,jk", 2)]
    [InlineData("ij,jk->il", 2)]
    [InlineData("ij->i", 2)]
    [InlineData("i1->i", 1)]
    [InlineData("ijk->i", 1)]
    [InlineData("ij,ij->", 2)]
    public void An_einsum_that_does_not_fit_is_an_error(string text, int count) =>
        Assert.Throws<ShapeException>(() => EinsumText.Read(text, [.. ((Expr[])[A, B]).Take(count)]));

    [Fact]
    public void Lengths_that_differ_are_an_error()
    {
        Assert.Equal("@ needs equal inner lengths: the shapes are [m,n] and [m,n]", Assert.Throws<ShapeException>(() => Contraction.MatMul(A, A)).Message);
        Assert.Throws<ShapeException>(() => Contraction.Transpose(X));
        Assert.Throws<ShapeException>(() => Contraction.At(Expr.Symbol("v", Shape.Of(3)), -1, 3));
        Assert.Throws<ShapeException>(() => X + Expr.Symbol("z", Shape.Of("m")));
    }
}
