using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Compiler.Tests.Systems;

/// <summary>F2 to F4: lengths and gradients of convolutions.</summary>
public class ImageRowTests
{
    private const double Step = 1e-3;

    [Theory]
    [InlineData("valid", "[d - k1 - k2 + 2]")]
    [InlineData("full", "[d + k1 + k2 - 2]")]
    public void F2_the_length_of_two_stacked_convolutions_is_inferred(string mode, string shape) =>
        Assert.Equal(shape, Expr.Parse($"convolve(convolve(x, w1, \"{mode}\"), w2, \"{mode}\")", new() { Declarations = ["x[d], w1[k1], w2[k2]"] }).Shape.ToString());

    [Theory]
    [InlineData("valid", "d - k + 1", "convolve(g, w, \"full\")", "correlate(x, g, \"valid\")")]
    [InlineData("full", "d + k - 1", "convolve(g, w, \"valid\")", "reverse(correlate(g, x, \"valid\"))")]
    public void F3_the_gradient_of_a_correlation_is_a_convolution(string mode, string length, string byInput, string byKernel)
    {
        var output = Model.Parse($"input x[d], w[k], g[{length}]\ng @ correlate(x, w, \"{mode}\")").Output;
        var gradient = output.Gradient("x", "w");
        Assert.Equal((byInput, byKernel), (gradient["x"].ToString(), gradient["w"].ToString()));
        for (var seed = 1; seed <= 3; seed++)
        {
            var at = new TensorCase(mode, output) { Least = new() { ["d"] = 4 } }.Sample(seed);
            foreach (var (variable, derivative) in gradient) DerivativeCheck.Holds(output, variable, derivative, at);
        }
    }

    [Fact]
    public void F4_the_network_for_images_has_the_stated_shapes()
    {
        var model = Model.Parse("input x[3,128,128]\nparam w1[32,3,8,8], w2[64,32,3,3]\np = maxpool(conv(x, w1, stride=2, pad=3), 2)\ny = conv(p, w2, pad=1)");
        Assert.Equal("[64,32,32]", model.ShapeOf("y").ToString());
        Assert.Equal(18432, model.ShapeOf("w2").Axes.ToArray().Aggregate(1L, (product, axis) => product * axis.Literal!.Value));
    }

    [Fact]
    public void F4_the_gradients_of_all_kernels_agree_with_differences()
    {
        var output = Model.Parse("input x[2,9,9]\nparam w1[2,2,4,4], w2[3,2,3,3]\ny = conv(maxpool(conv(x, w1, stride=2, pad=1), 2), w2, pad=1)\nE = sum(y^2)/2").Output;
        var at = new TensorCase("F4", output).Sample(1);
        foreach (var (variable, derivative) in output.Gradient("w1", "w2")) DerivativeCheck.Holds(output, variable, derivative, at, Step);
    }
}
