using SymDiff.Ops;

namespace SymDiff.Compiling.Tests.Systems;

/// <summary>Convolution as the problem sheets have it, compiled for any lengths.</summary>
public class ConvolutionRowTests
{
    private static readonly Expr X = Expr.Variable("x", Shape.Of("d")), W = Expr.Variable("w", Shape.Of("k"));

    private static readonly Dictionary<string, Tensor> Data = new() { ["x"] = Tensor.Vector(1, 2, 3, 4), ["w"] = Tensor.Vector(2, 0, 1) };

    [Theory]
    [InlineData("convolve", "full", new double[] { 2, 4, 7, 10, 3, 4 })]
    [InlineData("convolve", "valid", new double[] { 7, 10 })]
    [InlineData("convolve", "same", new double[] { 4, 7, 10, 3 })]
    [InlineData("correlate", "full", new double[] { 1, 2, 5, 8, 6, 8 })]
    [InlineData("correlate", "valid", new double[] { 5, 8 })]
    [InlineData("correlate", "same", new double[] { 2, 5, 8, 6 })]
    public void F1_the_sheets_numbers(string function, string mode, double[] expected) =>
        Assert.Equal(expected, Call(function, X, W, mode).Evaluate(Data).Values.ToArray());

    [Fact]
    public void F2_two_stacked_convolutions_have_the_inferred_length()
    {
        var again = Expr.Variable("v", Shape.Of("j"));
        var function = TensorFunction.Compile([Call("convolve", Call("convolve", X, W, "valid"), again, "valid")]);
        var sizes = new Dictionary<string, long> { ["d"] = 20, ["k"] = 5, ["j"] = 3 };
        Assert.Equal([14], function.ShapeOf(0, sizes));
        sizes["d"] = 4;
        Assert.Equal("SD3018", Kernels.Code(() => function.ShapeOf(0, sizes)));
    }

    private static Expr Call(string function, Expr x, Expr w, string mode) =>
        CallForms.Find(function)!.Build(new(new Dictionary<string, object> { ["x"] = x, ["w"] = w, ["mode"] = mode }));
}
