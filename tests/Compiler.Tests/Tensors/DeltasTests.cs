using SymDiff.Simplification;

namespace SymDiff.Compiling.Tests;

/// <summary>Products with tensors that are 0 off a diagonal.</summary>
public class DeltasTests
{
    [Theory]
    [InlineData("eye(n) @ A", "A")]
    [InlineData("2*(A @ eye(n))*3", "multiply")]
    [InlineData("diag(x) @ A", "einsum")]
    [InlineData("einsum('abcd,ed->abce', -2*(-einsum('ab->abab', ones(n, n)) @ A), A)", "einsum")]
    [InlineData("x*(eye(n) @ y)", "multiply")]
    [InlineData("(A*eye(n)) @ diag(y)/4", "einsum")]
    public void No_such_tensor_is_made(string text, string op)
    {
        var model = Model.Parse($"param A[n,n], x[n], y[n]\n{text.Replace('\'', '"')}");
        Expr[] inputs = [model["A"], model["x"], model["y"]];
        var seen = Deltas.Apply(model.Output)[0];
        Assert.Equal(op, seen.VariableName ?? seen.Op.Name);
        Assert.DoesNotContain(Traversal.PostOrder(seen), node => node != seen && node.Shape.Rank > 1 && node.VariableName is null);
        var random = new Random(2);
        var at = new Dictionary<string, Tensor> { ["A"] = Tensors.Random(random, 4, 4), ["x"] = Tensors.Random(random, 4), ["y"] = Tensors.Random(random, 4) };
        var (expected, value) = (TensorFunction.OfMachineForm([model.Output], inputs).Evaluate(at)[0], TensorFunction.OfMachineForm([seen], inputs).Evaluate(at)[0]);
        Kernels.Close(expected.Values, value.Values);
    }

    [Fact]
    public void A_diagonal_that_stands_in_a_sum_stays()
    {
        var model = Model.Parse("param A[n,n], x[n]\n(A + diag(x)) @ x");
        Assert.Same(model.Output, Deltas.Apply(model.Output)[0]);
    }
}
