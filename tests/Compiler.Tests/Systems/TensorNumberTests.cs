using SymDiff.Compiling;
using SymDiff.Differentiation;

namespace SymDiff.Compiler.Tests.Systems;

/// <summary>Rows that state numbers, shapes or costs for vectors and matrices.</summary>
public class TensorNumberTests
{
    [Fact]
    public void C4_the_product_with_the_Jacobian_of_softmax_needs_vectors_only()
    {
        var model = Model.Parse("input x[n], G[n]\nG @ softmax(x)");
        var graph = MachineGraphs.TensorValueAndGradient(model.Output, [model.Variable("x")]);
        Assert.All(Traversal.PostOrder(graph), node => Assert.InRange(node.Shape.Rank, 0, 1));
        var at = new Dictionary<string, Tensor> { ["x"] = Tensor.Vector(0, Math.Log(2), Math.Log(5)), ["G"] = Tensor.Vector(1, 2, 4) };
        Near([-2.125 / 8, -1.125 * 2 / 8, 0.875 * 5 / 8], TensorFunction.OfMachineForm(graph, [model.Variable("x"), model.Variable("G")]).Evaluate(at)[1], 1e-15);
    }

    [Theory]
    [InlineData("softmax(x)", "softmax(x + c)")]
    [InlineData("softmax(x)", "softmax(x - x[0])")]
    [InlineData("softmax([c, d])", "[sigmoid(c - d), 1 - sigmoid(c - d)]")]
    public void C6_invariances_of_softmax_hold_in_numbers(string left, string right)
    {
        var options = new BindingOptions { Declarations = ["x[n], c, d"] };
        var at = new Dictionary<string, Tensor> { ["x"] = Tensor.Vector(0.5, -2, 30), ["c"] = 1.25, ["d"] = -0.5 };
        Near(Expr.Parse(left, options).Evaluate(at).Values, Expr.Parse(right, options).Evaluate(at), 1e-15);
    }

    [Fact]
    public void C8_and_C9_the_Jacobian_at_a_point_and_after_another_map()
    {
        const string f = "F(p) = [p[0]^2 + 2*p[1], 3*p[0] + 4*p[1]^2]\n";
        var jacobian = Model.Parse($"input p[2]\n{f}jacobian(F(p), p)").Output;
        Near([2, 2, 3, 16], jacobian.Evaluate(new Dictionary<string, Tensor> { ["p"] = Tensor.Vector(1, 2) }), 0);
        var direct = Model.Parse($"input t\n{f}jacobian(F([t, t^2]), t)").Output;
        var product = Model.Parse($"input p[2], t\n{f}jacobian(F(p), p) @ jacobian([t, t^2], t)").Output;
        Near([12, 131], direct.Evaluate(new Dictionary<string, Tensor> { ["t"] = 2 }), 0);
        Near([12, 131], product.Evaluate(new Dictionary<string, Tensor> { ["t"] = 2, ["p"] = Tensor.Vector(2, 4) }), 0);
        var composed = product.Substitute(new Dictionary<string, Expr> { ["p"] = Expr.Parse("[t, t^2]") });
        Assert.Same(direct.Simplify(), composed.Simplify());
    }

    [Theory]
    [InlineData("x @ x", "x", "[n]")]
    [InlineData("A @ x", "x", "[m,n]")]
    [InlineData("sum(A^2)", "A", "[m,n]")]
    [InlineData("A @ x", "A", "[m,m,n]")]
    [InlineData("t^2", "t", "[]")]
    public void C12_a_derivative_has_the_axes_of_the_value_and_those_of_the_variable(string text, string variable, string shape) =>
        Assert.Equal(shape, Model.Parse($"jacobian({text}, {variable})", new() { Declarations = ["A[m,n], x[n], t"] }).Output.Shape.ToString());

    [Fact]
    public void C15_the_winner_of_each_group_gets_it_all()
    {
        var results = Model.Parse("input x[2,k]\nE = maxout(x) @ [10, 100]").CompileValueAndGradient("E", "x")
            .Evaluate(new Dictionary<string, Tensor> { ["x"] = Tensor.FromRows([[1, 3, 2], [7, 5, 7]]) });
        Assert.Equal("[g]", Expr.Parse("maxout(x)", new() { Declarations = ["x[g,k]"] }).Shape.ToString());
        Assert.Equal(730, results[0][[]]);
        Assert.Equal([0, 10, 0, 100, 0, 0], results[1].Values.ToArray());
    }

    [Fact]
    public void D3_the_loss_of_softmax_is_exact_for_logits_of_ten_thousand()
    {
        var results = Model.Parse("input z[k], y[k]\nE = -sum(y*log(softmax(z)))").CompileValueAndGradient("E", "z")
            .Evaluate(new Dictionary<string, Tensor> { ["z"] = Tensor.Vector(1e4, 0, -1e4), ["y"] = Tensor.Vector(0, 1, 0) });
        Assert.Equal(1e4, results[0][[]]);
        Assert.Equal([1, -1, 0], results[1].Values.ToArray());
    }

    [Fact]
    public void D4_the_likelihood_of_a_data_set_and_its_sum_have_one_value_and_one_gradient()
    {
        const string data = "input X[m,n], y[m]\nparam theta[n]\np = sigmoid(X @ theta)\n";
        var (product, sum) = (Model.Parse(data + "E = -log(prod(p^y*(1 - p)^(1 - y)))"), Model.Parse(data + "E = -sum(y*log(p) + (1 - y)*log(1 - p))"));
        var at = new Dictionary<string, Tensor> { ["X"] = Tensor.FromRows([[1, 2], [0.5, -1], [-2, 0.25]]), ["y"] = Tensor.Vector(1, 0, 1), ["theta"] = Tensor.Vector(0.3, -0.7) };
        var (seen, expected) = (product.CompileValueAndGradient("E", "theta").Evaluate(at), sum.CompileValueAndGradient("E", "theta").Evaluate(at));
        for (var i = 0; i < expected.Length; i++) Near(expected[i].Values, seen[i], 1e-14);
    }

    [Fact]
    public void D5_the_Hessian_times_a_vector_needs_no_square_matrix()
    {
        var model = Model.Parse("input X[m,n], y[m], v[n]\nparam theta[n]\nE = -sum(y*log(sigmoid(X @ theta)) + (1 - y)*log(1 - sigmoid(X @ theta)))");
        var product = Differentiator.HessianVectorProduct(model["E"], [model.Variable("theta")], [model.Variable("v")]);
        var graph = MachineGraphs.TensorValues(product);
        Assert.All(Traversal.PostOrder(graph), node => Assert.False(node.Shape.Equals(Shape.Of("n", "n")) || node.Shape.Equals(Shape.Of("m", "m")), node.ToString()));
    }

    private static void Near(ReadOnlySpan<double> expected, Tensor seen, double tolerance) =>
        DerivativeCheck.Close(new([.. seen.Shape], expected.ToArray()), new([.. seen.Shape], [.. seen.Values]), tolerance, "the row's numbers");
}
