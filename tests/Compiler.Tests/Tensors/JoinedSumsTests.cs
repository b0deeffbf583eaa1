using System.Numerics;
using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>Products of a matrix together with the sums of its lines.</summary>
public class JoinedSumsTests(ITestOutputHelper output)
{
    private const string Product = "einsum(\"na,nb->ab\", G, X)", Sum = "einsum(\"na->a\", G)";

    [Theory]
    [InlineData(1, 37, 70, 3, Product, Sum)]
    [InlineData(1, 37, 70, 3, Sum, Product)]
    [InlineData(1, 1100, 90, 10, Product, Sum)]
    [InlineData(1, 37, 70, 3, "einsum(\"nb,na->ab\", X, G)", Sum)]
    [InlineData(2, 37, 70, 3, "einsum(\"bn,na->ab\", X', G)", Sum)]
    [InlineData(2, 37, 70, 9, Product, Sum)]
    [InlineData(2, 37, 3, 70, Product, Sum)]
    public void A_narrow_product_takes_the_sum_with_it(int steps, int n, int a, int b, string first, string second)
    {
        Check<double>(n, a, b, steps, 1e-12, first, second);
        Check<float>(n, a, b, steps, 1e-3, first, second);
    }

    [Fact]
    public void Not_if_one_waits_for_the_other() =>
        Check<double>(37, 70, 3, null, 1e-11, $"einsum(\"na,nb->ab\", G, X*sum({Sum}))", Sum);

    private void Check<T>(int n, int a, int b, int? steps, double tolerance, params string[] texts)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var seed = Seeds.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var model = Model.Parse($"param G[n,a], X[n,b]\nP = {texts[0]}\nS = {texts[1]}\nsum(P)");
        var function = TensorFunction.OfMachineForm([model["P"], model["S"]], [model["G"], model["X"]]);
        var at = new Dictionary<string, Tensor> { ["G"] = Tensors.Random(random, n, a), ["X"] = Tensors.Random(random, n, b) };
        using var workspace = function.CreateWorkspace<T>();
        foreach (var (name, value) in at) workspace.In(name, value);
        var results = Enumerable.Range(0, 2).Select(i => new T[Extents.Count([.. workspace.ShapeOf(i)])]).ToArray();
        for (var i = 0; i < 2; i++) workspace.Out(i, results[i]);
        workspace.Run();
        workspace.Run();
        if (steps is { } expected) Assert.Equal(expected, workspace.MemoryUse.Steps);
        foreach (var (i, text) in texts.Index())
            foreach (var (value, exact) in results[i].Zip(model[i == 0 ? "P" : "S"].Evaluate(at).Values.ToArray())) Assert.Equal(exact, double.CreateChecked(value), tolerance);
    }
}
