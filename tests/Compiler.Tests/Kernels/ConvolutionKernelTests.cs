namespace SymDiff.Compiling.Tests;

/// <summary>The numbers of the textbook: [1,2,3,4] with the kernel [2,0,1]; a place of the result is a + b - offset with the flip and a - b - offset without.</summary>
public class ConvolutionKernelTests
{
    private static readonly double[] Signal = [1, 2, 3, 4], Weights = [2, 0, 1];

    [Theory]
    [InlineData(1, 0, 6, new double[] { 2, 4, 7, 10, 3, 4 })]
    [InlineData(1, 2, 2, new double[] { 7, 10 })]
    [InlineData(1, 1, 4, new double[] { 4, 7, 10, 3 })]
    [InlineData(-1, -2, 6, new double[] { 1, 2, 5, 8, 6, 8 })]
    [InlineData(-1, 0, 2, new double[] { 5, 8 })]
    [InlineData(-1, -1, 4, new double[] { 2, 5, 8, 6 })]
    public void Full_valid_and_same(int right, int offset, int length, double[] expected)
    {
        var kernel = new ConvolutionKernel(new([], [4]), new([], [3]), new([], [length]), [new(1, right, 1, offset)]);
        Assert.Equal(expected, Kernels.Run(kernel, length, Signal, Weights));
    }

    [Fact]
    public void A_stride_leaves_places_out()
    {
        var kernel = new ConvolutionKernel(new([], [4]), new([], [2]), new([], [2]), [new(1, -1, 2, 0)]);
        Assert.Equal([3, 7], Kernels.Run(kernel, 2, Signal, [1, 1]));
    }

    [Fact]
    public void A_short_result_is_a_dot_of_long_operands()
    {
        var kernel = new ConvolutionKernel(new([], [4]), new([], [3]), new([], [2]), [new(1, -1, 1, 0)]);
        Assert.Equal([14, 20], Kernels.Run(kernel, 2, Signal, [1, 2, 3]));
    }

    [Fact]
    public void Channels_are_summed_and_images_have_two_axes()
    {
        // x[c=2, 2, 3], w[o=2, c=2, 1, 2] -> [o, 2, 2]
        double[] x = [1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60], w = [1, 1, 0, 1, 0, 0, 1, 0];
        var kernel = new ConvolutionKernel(
            new([1], [2, 2, 3]), new([0, 1], [2, 2, 1, 2]), new([0], [2, 2, 2]), [new(1, -1, 1, 0), new(1, -1, 1, 0)]);
        Assert.Equal([23, 35, 59, 71, 10, 20, 40, 50], Kernels.Run(kernel, 8, x, w));
    }

    [Fact]
    public void No_common_place_gives_zeros() =>
        Assert.Equal([0, 0], Kernels.Run(new ConvolutionKernel(new([], [4]), new([], [3]), new([], [2]), [new(1, 1, 1, 50)]), 2, Signal, Weights));
}
