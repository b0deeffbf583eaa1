using System.Collections.Immutable;
using SymDiff.Differentiation;
using SymDiff.Ops;
using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Tests.Ops;

public class ConvolutionTests
{
    private static readonly Expr X = Expr.Symbol("x", Shape.Of("d")), W = Expr.Symbol("w", Shape.Of("k"));

    /// <summary>The worked example of the problem sheet.</summary>
    [Theory]
    [InlineData("convolve([1, 2, 3, 4], [2, 0, 1], \"full\")", 2.0, 4.0, 7.0, 10.0, 3.0, 4.0)]
    [InlineData("convolve([1, 2, 3, 4], [2, 0, 1], \"valid\")", 7.0, 10.0)]
    [InlineData("convolve([1, 2, 3, 4], [2, 0, 1], \"same\")", 4.0, 7.0, 10.0, 3.0)]
    [InlineData("correlate([1, 2, 3, 4], [2, 0, 1], \"full\")", 1.0, 2.0, 5.0, 8.0, 6.0, 8.0)]
    [InlineData("correlate([1, 2, 3, 4], [2, 0, 1], \"valid\")", 5.0, 8.0)]
    [InlineData("correlate([1, 2, 3, 4], [2, 0, 1], \"same\")", 2.0, 5.0, 8.0, 6.0)]
    public void Values_of_1_2_3_4_with_2_0_1(string text, params double[] want) =>
        Assert.Equal(want, new TensorReference(new Dictionary<string, DenseArray>()).Evaluate(Expr.Parse(text)).Entries.ToArray());

    [Theory]
    [InlineData("valid", "[d - k1 - k2 + 2]")]
    [InlineData("full", "[d + k1 + k2 - 2]")]
    [InlineData("same", "[d]")]
    public void The_length_of_two_stacked_convolutions_is_inferred(string mode, string want)
    {
        var (w1, w2) = (Expr.Symbol("w1", Shape.Of("k1")), Expr.Symbol("w2", Shape.Of("k2")));
        Assert.Equal(want, Call("convolve", Call("convolve", X, w1, mode), w2, mode).Shape.ToString());
    }

    [Theory]
    [InlineData("correlate", "valid", "convolve(g, w, \"full\")", "correlate(x, g, \"valid\")")]
    [InlineData("correlate", "full", "convolve(g, w, \"valid\")", "reverse(correlate(g, x, \"valid\"))")]
    [InlineData("convolve", "valid", "correlate(g, w, \"full\")", "reverse(correlate(x, g, \"valid\"))")]
    [InlineData("convolve", "full", "correlate(g, w, \"valid\")", "correlate(g, x, \"valid\")")]
    public void Gradients_are_printed_as_convolutions(string function, string mode, string byInput, string byKernel)
    {
        var node = Call(function, X, W, mode);
        Assert.Equal([byInput, byKernel], Differentiator.VectorJacobianProducts(node, [X, W], Expr.Symbol("g", node.Shape)).Select(product => product.ToString()));
    }

    [Fact]
    public void A_jacobian_is_the_convolution_of_the_identity() =>
        Assert.Equal("convolve(eye(d - k + 1), w, \"full\")", Differentiator.Jacobian(Call("correlate", X, W, "valid"), [X])[0].ToString());

    /// <summary>3x128x128 -> 32 kernels 8x8, stride 2, padding 3 -> 2x2 maxima -> 64 kernels 3x3, padding 1.</summary>
    [Fact]
    public void Shapes_of_a_network_for_images()
    {
        var (x, w1, w2) = (Expr.Symbol("x", Shape.Of(3, 128, 128)), Expr.Symbol("w1", Shape.Of(32, 3, 8, 8)), Expr.Symbol("w2", Shape.Of(64, 32, 3, 3)));
        var first = Image(x, w1, ("stride", Numbers(2)), ("pad", Numbers(3)));
        var pooled = Build("maxpool", ("x", first), ("size", Numbers(2)));
        var second = Image(pooled, w2, ("pad", Numbers(1)));
        Assert.Equal(["[32,64,64]", "[32,32,32]", "[64,32,32]"], new[] { first, pooled, second }.Select(node => node.Shape.ToString()));
        Assert.Equal(["65536", "18432"], new[] { second, w2 }.Select(node => node.Shape.Count().ToString()));
        Assert.Equal([x.Shape, w1.Shape, w2.Shape], Differentiator.VectorJacobianProducts(second, [x, w1, w2], Expr.Symbol("g", second.Shape)).Select(product => product.Shape));
    }

    /// <summary>The same network for a small image: every kernel's gradient against differences.</summary>
    [Fact]
    public void Gradients_of_a_network_for_images()
    {
        var (x, w1, w2) = (Expr.Symbol("x", Shape.Of(1, 6, 6)), Expr.Symbol("w1", Shape.Of(2, 1, 3, 3)), Expr.Symbol("w2", Shape.Of(1, 2, 3, 3)));
        var pooled = Build("maxpool", ("x", Image(x, w1, ("stride", Numbers(2)), ("pad", Numbers(3)))), ("size", Numbers(2)));
        var loss = Contraction.Sum(Hyperbolic.Tanh[Image(pooled, w2, ("pad", Numbers(1)))], [-3, -2, -1]);
        var run = new TensorCase("network", loss).Sample(seed: 7);
        foreach (var (wrt, gradient) in ((Expr[])[w1, w2]).Zip(Differentiator.Gradient(loss, [w1, w2])))
        {
            var (got, want) = (run.Evaluate(gradient), TensorDifferences.Jacobian(loss, wrt.VariableName!, run, step: 1e-4));
            Assert.All(want.Indices, at => Assert.Equal(want[at], got[at], 1e-8));
        }
    }

    [Fact]
    public void Lengths_of_images_may_be_named() =>
        Assert.Equal(
            "[b,o,floor((h - k)/2) + 2,w]",
            Image(Expr.Symbol("x", Shape.Of("b", "c", "h", "w")), Expr.Symbol("w", Shape.Of("o", "c", "k", 1)), ("stride", Numbers(2, 1)), ("pad", Numbers(1, 0))).Shape.ToString());

    [Fact]
    public void Options_are_written_where_they_are_not_as_usual()
    {
        var (x, w) = (Expr.Symbol("x", Shape.Of(2, 9, 9)), Expr.Symbol("w", Shape.Of(4, 2, 3, 3)));
        Assert.Equal(
            [
                "conv(x, w)", "conv(x, w, stride=2)", "conv(x, w, pad=[0, 1])", "conv(x, w, stride=[1, 2], pad=1, dilation=2, flip=true)",
                "convolution(G, w, \"a,ab->b\", left=[2, 2], right=[1, 1], output=[1, 1], offset=[0, 0], length=[9, 9])",
                "convolution(x, G, \"a,b->ba\", left=[1, 1], right=[-2, -2], output=[1, 1], offset=[0, 0], length=[3, 3])",
            ],
            new[]
            {
                Image(x, w), Image(x, w, ("stride", Numbers(2))), Image(x, w, ("pad", Numbers(0, 1))),
                Image(x, w, ("stride", Numbers(1, 2)), ("pad", Numbers(1)), ("dilation", Numbers(2)), ("flip", true)), Strided(0), Strided(1),
            }.Select(node => node.ToString()));

        Expr Strided(int input)
        {
            var node = Image(x, w, ("stride", Numbers(2)));
            return Differentiator.VectorJacobianProducts(node, [x, w], Expr.Symbol("G", node.Shape))[input];
        }
    }

    private static Expr Call(string function, Expr x, Expr w, string mode) => Build(function, ("x", x), ("w", w), ("mode", mode));

    private static Expr Image(Expr x, Expr w, params (string, object)[] options) => Build("conv", [("x", x), ("w", w), .. options]);

    private static ImmutableArray<int> Numbers(params ImmutableArray<int> values) => values;

    private static Expr Build(string name, params (string Name, object Value)[] arguments) =>
        CallForms.Find(name)!.Build(new(arguments.ToDictionary(argument => argument.Name, argument => argument.Value)));
}
