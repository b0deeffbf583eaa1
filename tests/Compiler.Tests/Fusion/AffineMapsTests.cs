using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>Products that add a line to each of their lines, against the kernels that compute node by node.</summary>
public class AffineMapsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1, "X @ W + b")]
    [InlineData(1, "b + X @ W")]
    [InlineData(1, "einsum(\"mn,nk,n->mk\", X, W, s) + b")]
    [InlineData(1, "einsum(\"mn,nk,l->mlk\", X, W, b) + b")]
    [InlineData(2, "relu(X @ W + b)")]
    [InlineData(2, "X @ W + (b + 1)")]
    [InlineData(2, "X @ W + X @ W*b")]
    [InlineData(2, "einsum(\"mk,nk->mn\", X @ W + b, W)")]
    [InlineData(3, "X @ W + sum(X)")]
    [InlineData(1, "einsum(\"mn,mnk->mk\", X, T) + b")]
    [InlineData(1, "einsum(\"mn,mnk->mnk\", X, T) + W")]
    [InlineData(1, "einsum(\"mnk,k->mn\", T, b) + s")]
    [InlineData(2, "einsum(\"mnk,lk->mnl\", T, W) + einsum(\"nk->n\", W)")]
    public void A_line_that_is_added_is_no_step(int steps, string text)
    {
        var model = Model.Parse($"param X[m,n], W[n,k], b[k], s[n], T[m,n,k]\n{text}");
        Expr[] inputs = [model["X"], model["W"], model["b"], model["s"], model["T"]];
        Assert.Equal(steps, TensorProgramBuilder.BuildFused([model.Output], inputs, FunctionBindings.None, Limits.Default).Steps.Count);
        var function = TensorFunction.OfMachineForm([model.Output], inputs);
        var seed = Seeds.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        foreach (var (m, n, k) in new[] { (1, 1, 1), (1, 5, 3), (7, 1, 9), (40, 3, 25), (3, 70, 10), (13, 600, 17) })
        {
            var at = new Dictionary<string, Tensor>
            {
                ["X"] = Tensors.Random(random, m, n), ["W"] = Tensors.Random(random, n, k), ["b"] = Tensors.Random(random, k),
                ["s"] = Tensors.Random(random, n), ["T"] = Tensors.Random(random, m, n, k),
            };
            var expected = function.Evaluate(at)[0].Values;
            Kernels.Close(expected, Loops.Evaluate(function, at)[0].Values, 1e-11);
            using var workspace = function.CreateWorkspace<float>();
            foreach (var (name, value) in at) workspace.In(name, value);
            var seen = new float[expected.Length];
            workspace.Out(0, seen).Run();
            Kernels.Close(expected, Array.ConvertAll(seen, x => (double)x), 1e-3);
        }
    }
}
