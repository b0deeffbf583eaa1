using SymDiff.Differentiation;
using SymDiff.Ops;
using SymDiff.Simplification;
using SymDiff.Support;
using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Tests.Simplification;

/// <summary>The form that people read has the shape and the value of what it was made of, for every tensor operator and its derivatives up to the second.</summary>
public class TensorFormsTests
{
    private const int Rounds = 3;
    private const double Tolerance = 1e-9;
    private static readonly int Seed = Seeds.Next();

    public static TheoryData<string> Names => [.. TensorCases.All.Select(item => item.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_keeps_shape_and_value(string name)
    {
        foreach (var (item, node, cotangents) in Orders(name)) AssertKept(item, node, cotangents);
    }

    /// <summary>Several contractions in one term: rings, sums that split off, diagonals, factors that stand at one index.</summary>
    [Theory]
    [InlineData("trace(A @ B)*B")]
    [InlineData("trace(A @ B)*trace(B)")]
    [InlineData("trace(A @ A @ A)")]
    [InlineData("trace(A)*x")]
    [InlineData("trace(eye(n))*x")]
    [InlineData("sum(A*B)*B")]
    [InlineData("sum(A @ B)*B")]
    [InlineData("sum(outer(x, y))*x")]
    [InlineData("sum(ones(n, n))*x")]
    [InlineData("(x @ A @ x)*(A @ x)")]
    [InlineData("(x @ A @ x)^2")]
    [InlineData("outer(x, y) @ A @ x")]
    [InlineData("diag(x) @ A @ diag(y)")]
    [InlineData("(A*B) @ (x*y)")]
    [InlineData("(A @ x)/norm2(x)")]
    [InlineData("norm2(A @ x - y)^2")]
    [InlineData("softmax(A @ x)*(B @ y)")]
    [InlineData("sum(A*A', axis=0)*x")]
    [InlineData("A @ (x*sum(A, axis=1))")]
    [InlineData("x[0]*A[0] + A[:, 0]")]
    [InlineData("[x @ y, sum(x)] @ [s, s^2]")]
    [InlineData("det(A)*x @ inv(A) @ y")]
    [InlineData("einsum(\"ab,bc,ca,a->c\", A, B, A, x)")]
    [InlineData("einsum(\"aab,b->ab\", outer(x, A), y)")]
    [InlineData("einsum(\"a,ab,ab->a\", e(0, 3), [x, y, x], [y, x, y])")]
    [InlineData("einsum(\"a,a->\", reshape(s, [1]), reshape(s^2, [1]))*x")]
    [InlineData("min(x - sum(y, axis=0, keep=true))")]
    [InlineData("max(exp(x) - sum(y, axis=0, keep=true), axis=0)*x")]
    public void Products_of_contractions_keep_shape_and_value(string text)
    {
        var node = Expr.Parse(text, new BindingOptions { Declarations = ["A[n,n], B[n,n], x[n], y[n]"] });
        var item = new TensorCase(text, node);
        AssertKept(item, node, []);
        foreach (var first in Differentiator.Jacobian(node, item.Variables))
        {
            AssertKept(item, first, item.Variables);
            var total = Contraction.Sum(first, [.. Enumerable.Range(-first.Shape.Rank, first.Shape.Rank)]);
            foreach (var second in Differentiator.Gradient(total, item.Variables)) AssertKept(item, second, item.Variables);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_not_simplified_further(string name)
    {
        foreach (var (_, node, _) in Orders(name))
        {
            var once = Pipelines.People([node]).Roots[0];
            Assert.Same(once, Pipelines.People([once]).Roots[0]);
        }
    }

    private static void AssertKept(TensorCase item, Expr node, Expr[] more)
    {
        var form = Pipelines.People([node]).Roots[0];
        Assert.True(form.Shape.Equals(node.Shape), $"{node} of shape {node.Shape} became {form} of shape {form.Shape}");
        for (var round = 0; round < Rounds; round++)
        {
            var run = item.Sample(Seed + round, [.. more.Except(item.Variables)]);
            var (want, got) = (run.Evaluate(node), run.Evaluate(form));
            var scale = 1 + want.Entries.ToArray().Select(Math.Abs).DefaultIfEmpty(0).Max();
            Assert.All(want.Indices, at => Assert.True(Math.Abs(want[at] - got[at]) <= Tolerance * scale, $"seed {Seed + round}: {node} = {want}, {form} = {got}"));
        }
    }

    /// <summary>The case, its vector-Jacobian products, and theirs.</summary>
    private static IEnumerable<(TensorCase Item, Expr Node, Expr[] Cotangents)> Orders(string name)
    {
        var item = TensorCases.Find(name);
        var g = Expr.Symbol("g", item.Node.Shape);
        yield return (item, item.Node, []);
        foreach (var first in Differentiator.VectorJacobianProducts(item.Node, item.Differentiable, g))
        {
            yield return (item, first, [g]);
            var h = Expr.Symbol("h", first.Shape);
            foreach (var second in Differentiator.VectorJacobianProducts(first, item.Differentiable, h)) yield return (item, second, [g, h]);
        }
    }
}
