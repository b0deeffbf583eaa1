using SymDiff.Ops;
using SymDiff.Simplification;

namespace SymDiff.Compiling.Tests;

/// <summary>Products that stand in a graph a second time, transposed.</summary>
public class MirroredProductsTests
{
    private const string Declarations = "param A[n,n], B[n,n], C[n,n], x[n], y[n], b[m,n], U[n,k], V[k,n]\n";

    [Theory]
    [InlineData("T = A @ B @ C; exp(T) @ C' @ B' @ A'", 5, 3)]
    [InlineData("T = A' @ B' @ C; exp(T) @ C' @ B @ A", 5, 3)]
    [InlineData("T = A @ B @ C; A @ (B @ (C @ exp(T)))", 5, 3)]
    [InlineData("T = A @ B @ C; exp(T) @ (A @ (B @ (C @ y)))", 6, 4)]
    [InlineData("A @ B @ C @ C' @ B' @ A'", 5, 3)]
    [InlineData("A @ B @ C*x @ C' @ B' @ A'", 5, 3)]
    [InlineData("A @ A' @ A @ A' @ A @ A'", 5, 3)]
    [InlineData("T = where(x > 0, where(y > 0, A, 0) @ B, 0); where(y > 0, where(x > 0, exp(T), 0) @ B', 0) @ A'", 3, 2)]
    [InlineData("T = where(x > 0, where(y > 0, A, 0) @ B, 0); where(y > 0, where(x > 0, T, 0) @ B', 0) @ A'", 3, 2)]
    [InlineData("T = where(x > 0, where(y > 0, A, 0) @ B, 0) @ C; where(y > 0, where(x > 0, T @ C', 0) @ B', 0) @ A'", 5, 3)]
    [InlineData("T = einsum(\"bij,jk->bik\", einsum(\"bi,ij->bij\", b, A), B); einsum(\"bij,bj->bij\", einsum(\"bik,jk->bij\", einsum(\"bik,jk->bij\", exp(T), B), A), b)", 3, 2)]
    [InlineData("T = V @ (A @ B @ U); V' @ (exp(T) @ U' @ B' @ A')", 7, 5)]
    [InlineData("R = einsum(\"aa,a->a\", A @ B, x); exp(R)*(outer(x, y) @ B' @ A' @ y)", 4, 3)]
    public void They_are_made_once(string text, int before, int after) => Check(text, before, after);

    [Theory]
    [InlineData("T = A @ B @ C; exp(T) @ C @ B @ A")]
    [InlineData("T = A @ B @ C; exp(T) @ C' @ B @ A'")]
    [InlineData("R = einsum(\"ab,bc,c->ab\", A, B, x)/A; R @ B' @ A'")]
    [InlineData("T = A @ B; R = exp(T) @ B'; R*(R @ A')")]
    [InlineData("T = A @ B; einsum(\"ac,cb,ba->a\", exp(T), B, A)")]
    [InlineData("T = einsum(\"ab,bc->ac\", A, B); einsum(\"ba,ab->a\", exp(T) @ B, A)")]
    public void What_is_another_product_stays(string text) => Check(text, null, null);

    [Theory]
    [InlineData("T = U @ V; exp(T) @ V' @ U'")]
    [InlineData("T = V @ U; exp(T) @ U' @ V'")]
    public void Of_sizes_that_cannot_be_compared_none_is_preferred(string text) => Check(text, null, null);

    [Theory]
    [InlineData("T = where(x > 0, where(y > 0, A, 0) @ B, 0); where(y > 0, where(x > 0, 1/T, 0) @ B', 0) @ A'")]
    [InlineData("T = where(x > 0, where(y > 0, 1/A, 0) @ B, 0); where(y > 0, where(x > 0, exp(T), 0) @ B', 0) @ (1/A)'")]
    public void A_mask_stays_before_what_may_be_undefined_behind_it(string text) => Check(text, null, null);

    private static void Check(string text, int? before, int? after)
    {
        var model = Model.Parse(Declarations + text);
        var seen = MirroredProducts.Apply(model.Output)[0];
        Assert.Equal((before ?? Products(model.Output), after ?? Products(model.Output)), (Products(model.Output), Products(seen)));
        var random = new Random(7);
        var at = new Dictionary<string, Tensor>();
        foreach (var name in model.Parameters) at[name] = Tensors.Random(random, [.. model[name].Shape.Axes.ToArray().Select(axis => axis.Name switch { "n" => 4, "k" => 2, _ => 3 })]);
        Expr[] inputs = [.. model.Parameters.Select(name => model[name])];
        Kernels.Close(TensorFunction.OfMachineForm([model.Output], inputs).Evaluate(at)[0].Values, TensorFunction.OfMachineForm([seen], inputs).Evaluate(at)[0].Values, 1e-12);
    }

    /// <summary>Contractions of several tensors that sum.</summary>
    private static int Products(Expr value) =>
        Traversal.PostOrder(value).Count(node => node.Op is ContractOp op && node.Args.Length > 1 && op.Inputs.Any(list => list.Any(index => !op.Output.Contains(index))));
}
