using SymDiff.Simplification;

namespace SymDiff.Compiling.Tests;

/// <summary>Products with tensors that are outer products, scaled, or 0 off a diagonal.</summary>
public class ProductFormTests
{
    [Theory]
    [InlineData("eye(n) @ A", "A")]
    [InlineData("2*(A @ eye(n))*3", "multiply")]
    [InlineData("diag(x) @ A", "einsum")]
    [InlineData("einsum('abcd,ed->abce', -2*(-einsum('ab->abab', ones(n, n)) @ A), A)", "einsum")]
    [InlineData("x*(eye(n) @ y)", "multiply")]
    [InlineData("(A*eye(n)) @ diag(y)/4", "einsum")]
    [InlineData("(outer(x, y) @ A) @ x", "multiply")]
    [InlineData("outer(where(x > 0, outer(2*y, x), 0) @ x, y)", "einsum")]
    [InlineData("outer(where(x > 0, 0, outer(2*y, x)) @ A @ x, x)", "einsum")]
    [InlineData("(outer(y, x) - 3*outer(y, A @ x)) @ y", "multiply")]
    [InlineData("(2*x*einsum('ab->ba', A)) @ A", "einsum")]
    [InlineData("(x*einsum('ab->ba', A) - (x*y*einsum('ab->ba', A))/3) @ A", "einsum")]
    [InlineData("(diag(x) + diag(2*y)) @ A", "einsum")]
    public void No_such_tensor_is_made(string text, string op)
    {
        var model = Model.Parse($"param A[n,n], x[n], y[n]\n{text.Replace('\'', '"')}");
        Expr[] inputs = [model["A"], model["x"], model["y"]];
        var seen = ProductForm.Apply(model.Output)[0];
        Assert.Equal(op, seen.VariableName ?? seen.Op.Name);
        Assert.DoesNotContain(Traversal.PostOrder(seen), node => node != seen && node.Shape.Rank > Math.Max(1, seen.Shape.Rank - 2) && node.VariableName is null);
        var random = new Random(2);
        var at = new Dictionary<string, Tensor> { ["A"] = Tensors.Random(random, 4, 4), ["x"] = Tensors.Random(random, 4), ["y"] = Tensors.Random(random, 4) };
        var (expected, value) = (TensorFunction.OfMachineForm([model.Output], inputs).Evaluate(at)[0], TensorFunction.OfMachineForm([seen], inputs).Evaluate(at)[0]);
        Kernels.Close(expected.Values, value.Values);
    }

    // sums of products whose factors have different axes, which only a contraction multiplies
    [Fact]
    public void The_Hessian_of_a_classifier_is_that_of_differences()
    {
        var model = Model.Parse("input x[n], y[k]\nparam W[h,n], b[h], V[k,h], c[k]\n-sum(y*log(softmax(V @ sigmoid(W @ x + b) + c)))");
        var random = new Random(4);
        Dictionary<string, Tensor> at = new()
        {
            ["x"] = Tensors.Random(random, 3), ["y"] = Tensor.Vector(0, 1, 0, 0), ["W"] = Tensors.Random(random, 2, 3), ["b"] = Tensors.Random(random, 2), ["V"] = Tensors.Random(random, 4, 2), ["c"] = Tensors.Random(random, 4),
        };
        Expr[] wrt = [.. model.Parameters.Select(name => model[name])];
        var gradient = Differentiation.Differentiator.Gradient(model.Output, wrt);
        var hessian = model.Compile([.. gradient.SelectMany(slope => Differentiation.Jacobians.Of(slope, wrt))]).Evaluate(at);
        for (var row = 0; row < wrt.Length; row++)
            foreach (var (column, check) in gradient[row].CheckGradient(at, model.Parameters).Variables.Index())
            {
                Assert.True(check.IsCorrect, $"{check.Worst}");
                Kernels.Close([.. check.Partials.Select(partial => partial.Derivative)], hessian[(row * wrt.Length) + column].Values, 1e-12);
            }
    }

    [Fact]
    public void What_has_no_value_where_it_is_masked_is_masked()
    {
        var model = Model.Parse("param x[n], y[n]\nouter(where(x > 0, outer(1/y, x), 0) @ x, y)");
        var at = new Dictionary<string, Tensor> { ["x"] = Tensor.Over([2], [-1, -2]), ["y"] = Tensor.Over([2], [0, 3]) };
        Assert.Equal([0, 0, 0, 0], TensorFunction.OfMachineForm(ProductForm.Apply(model.Output), [model["x"], model["y"]]).Evaluate(at)[0].Values.ToArray());
    }

    [Fact]
    public void A_mask_of_one_entry_is_spread_over_the_axis()
    {
        var model = Model.Parse("param A[n,n], x[1]\nsum(where(x > 0, 0, eye(n))) + 0*sum(A)");
        var at = new Dictionary<string, Tensor> { ["A"] = Tensors.Random(new(2), 3, 3), ["x"] = Tensor.Over([1], [-1]) };
        Assert.Equal([3], TensorFunction.OfMachineForm(ProductForm.Apply(model.Output), [model["A"], model["x"]]).Evaluate(at)[0].Values.ToArray());
    }

    [Theory]
    [InlineData("W1")]
    [InlineData("W2")]
    [InlineData("W3")]
    public void A_mask_written_out_over_axes_concerns_those_on_which_it_depends(string layer)
    {
        var model = Model.Parse($"param W1[n,n], W2[n,n], W3[n,n], x[n]\nE = sum(relu(W3 @ relu(W2 @ relu(W1 @ x)))^2)\nH = hessian(E, {layer})");
        Expr[] inputs = [.. model.Parameters.Select(name => model[name])];
        var seen = ProductForm.Apply(model["H"])[0];
        Assert.DoesNotContain(Traversal.PostOrder(seen), node => node.Shape.Rank == 3);
        var random = new Random(3);
        var at = model.Parameters.ToDictionary(name => name, name => name == "x" ? Tensors.Random(random, 4) : Tensors.Random(random, 4, 4));
        Kernels.Close(TensorFunction.OfMachineForm([model["H"]], inputs).Evaluate(at)[0].Values, TensorFunction.OfMachineForm([seen], inputs).Evaluate(at)[0].Values);
    }

    [Fact]
    public void A_diagonal_that_stands_in_a_sum_stays()
    {
        var model = Model.Parse("param A[n,n], x[n]\n(A + diag(x)) @ x");
        Assert.Same(model.Output, ProductForm.Apply(model.Output)[0]);
    }
}
