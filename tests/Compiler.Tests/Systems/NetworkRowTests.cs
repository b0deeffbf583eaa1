using SymDiff.Compiling.Tests;

namespace SymDiff.Compiler.Tests.Systems;

/// <summary>The networks of the teaching material with their weights and data.</summary>
public class NetworkRowTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 0)]
    public void E1_the_network_of_rectifiers_is_the_exclusive_or(double first, double second, double expected)
    {
        var value = Model.Parse("input x[2]\nparam W[2,2], c[2], w[2], b\nw @ relu(W' @ x + c) + b").Output.Evaluate(new Dictionary<string, Tensor>
        {
            ["x"] = Tensor.Vector(first, second),
            ["W"] = Tensor.FromRows([[1, 1], [1, 1]]),
            ["c"] = Tensor.Vector(0, -1),
            ["w"] = Tensor.Vector(1, -2),
            ["b"] = 0,
        });
        Assert.Equal(expected, value[[]]);
    }

    [Fact]
    public void E2_in_scalars() => HiddenUnits.Check(HiddenUnits.InScalars());

    [Fact]
    public void E2_in_vectors() => HiddenUnits.Check(HiddenUnits.InVectors());

    [Fact]
    public void E2_as_a_product_of_Jacobians() => HiddenUnits.Check(HiddenUnits.AsProductOfJacobians());

    [Fact]
    public void E8_a_network_of_sigmoids_is_one_of_hyperbolic_tangents()
    {
        var (sigmoids, tangents) = (Network("W2 @ sigmoid(W1 @ x + b1) + b2"), Network("(W2/2) @ tanh((W1/2) @ x + b1/2) + b2 + sum(W2, axis=1)/2"));
        var random = new Random(11);
        var at = sigmoids.Inputs.Concat(sigmoids.Parameters).ToDictionary(name => name, name => Tensors.Random(random, [.. sigmoids.ShapeOf(name).Axes.ToArray().Select(axis => axis.ToString()[0] - 'a' + 1)]));
        Kernels.Close(sigmoids.Output.Evaluate(at).Values, tangents.Output.Evaluate(at).Values, 1e-13);
    }

    private static Model Network(string text) => Model.Parse($"input x[c]\nparam W1[e,c], b1[e], W2[b,e], b2[b]\n{text}");
}
