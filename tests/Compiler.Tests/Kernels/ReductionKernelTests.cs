namespace SymDiff.Compiling.Tests;

public class ReductionKernelTests
{
    private static readonly double[] Matrix = [3, 1, 2, 4, 6, 5];

    [Theory]
    [InlineData(new[] { -1 }, new double[] { 3, 6 })]
    [InlineData(new[] { -2 }, new double[] { 4, 6, 5 })]
    [InlineData(new[] { -2, -1 }, new double[] { 6 })]
    public void The_largest_along_axes(int[] axes, double[] expected) =>
        Assert.Equal(expected, Kernels.Run(new FoldKernel<Largest>(ElementGroups.Along([2, 3], axes), new()), expected.Length, Matrix));

    [Fact]
    public void Axes_that_are_not_neighbours() =>
        Assert.Equal([5, 7], Kernels.Run(new FoldKernel<Largest>(ElementGroups.Along([2, 2, 2], [-1, -3]), new()), 2, [0, 1, 2, 3, 4, 5, 6, 7]));

    [Fact]
    public void The_smallest_and_the_product()
    {
        Assert.Equal([1, 4], Kernels.Run(new FoldKernel<Smallest>(ElementGroups.Along([2, 3], [-1]), new()), 2, Matrix));
        Assert.Equal([6, 120], Kernels.Run(new FoldKernel<ProductOfAll>(ElementGroups.Along([2, 3], [-1]), new()), 2, Matrix));
    }

    [Fact]
    public void Not_a_number_wins()
    {
        Assert.Equal([double.NaN], Kernels.Run(new FoldKernel<Largest>(ElementGroups.Along([3], [-1]), new()), 1, [1, double.NaN, 2]));
        Assert.Equal([double.NaN], Kernels.Run(new FoldKernel<Smallest>(ElementGroups.Along([3], [-1]), new()), 1, [1, double.NaN, 2]));
        Assert.Equal([0, 1, 0], Kernels.Run(new WinnerMaskKernel(ElementGroups.Along([3], [-1]), true), 3, [9, double.NaN, double.NaN]));
    }

    [Fact]
    public void The_first_winner_gets_the_mask()
    {
        Assert.Equal([0, 1, 0, 0], Kernels.Run(new WinnerMaskKernel(ElementGroups.Along([4], [-1]), true), 4, [1, 2, 2, 0]));
        Assert.Equal([0, 1, 0, 0], Kernels.Run(new WinnerMaskKernel(ElementGroups.Along([4], [-1]), false), 4, [1, 0, 2, 0]));
        Assert.Equal([0, 0, 1, 1], Kernels.Run(new WinnerMaskKernel(ElementGroups.Along([2, 2], [-2]), true), 4, [1, 2, 3, 4]));
    }

    [Fact]
    public void Exponentials_do_not_overflow()
    {
        Kernels.Close([10000 + Math.Log(2)], Kernels.Run(new LogSumExpKernel(ElementGroups.Along([2], [-1])), 1, [1e4, 1e4]));
        Kernels.Close([0.5, 0.5, 1, 0], Kernels.Run(new SoftmaxKernel(ElementGroups.Along([2, 2], [-1]), false), 4, [1e4, 1e4, 1e4, -1e4]));
        Kernels.Close([-Math.Log(2), -Math.Log(2), 0, -2e4], Kernels.Run(new SoftmaxKernel(ElementGroups.Along([2, 2], [-1]), true), 4, [1e4, 1e4, 1e4, -1e4]));
    }

    [Fact]
    public void Infinities_stay_what_they_are()
    {
        Assert.Equal([double.NegativeInfinity], Kernels.Run(new LogSumExpKernel(ElementGroups.Along([2], [-1])), 1, [double.NegativeInfinity, double.NegativeInfinity]));
        Assert.Equal([double.PositiveInfinity], Kernels.Run(new LogSumExpKernel(ElementGroups.Along([2], [-1])), 1, [double.PositiveInfinity, 0]));
        Assert.Equal([double.PositiveInfinity], Kernels.Run(new Norm2Kernel(ElementGroups.Along([2], [-1])), 1, [double.NegativeInfinity, 0]));
        Assert.Equal([double.NaN], Kernels.Run(new Norm2Kernel(ElementGroups.Along([2], [-1])), 1, [double.NaN, 0]));
    }

    [Theory]
    [InlineData(1, 1e-15)]
    [InlineData(1e300, 1e-15)]
    [InlineData(1e-300, 1e-15)]
    [InlineData(1e-320, 1e-3)]
    [InlineData(0, 0)]
    public void The_norm_has_its_digits_at_every_scale(double scale, double tolerance) =>
        Assert.Equal(5 * scale, Kernels.Run(new Norm2Kernel(ElementGroups.Along([2], [-1])), 1, [3 * scale, -4 * scale])[0], 5 * scale * tolerance);

    [Fact]
    public void Softmax_along_the_first_axis()
    {
        var e = Math.E;
        Kernels.Close([1 / (1 + e), 0.5, e / (1 + e), 0.5], Kernels.Run(new SoftmaxKernel(ElementGroups.Along([2, 2], [-2]), false), 4, [0, 7, 1, 7]));
    }

    [Fact]
    public void The_largest_of_each_window()
    {
        var windows = ElementGroups.Windows([2, 5], [2], [2]);
        Assert.Equal([7, 4, 3, 2], Kernels.Run(new FoldKernel<Largest>(windows, new()), 4, [1, 7, 4, 4, 9, 3, 1, 2, 2, 9]));
        Assert.Equal([6, 8, 14, 16], Kernels.Run(new FoldKernel<Largest>(ElementGroups.Windows([4, 4], [2, 2], [2, 2]), new()), 4, [.. Enumerable.Range(1, 16).Select(i => (double)i)]));
        Assert.Equal([5, 6, 8, 9], Kernels.Run(new FoldKernel<Largest>(ElementGroups.Windows([3, 3], [2, 2], [1, 1]), new()), 4, [.. Enumerable.Range(1, 9).Select(i => (double)i)]));
    }

    [Fact]
    public void Windows_hand_their_entries_to_the_first_winner()
    {
        double[] x = [1, 7, 4, 4, 9];
        var windows = ElementGroups.Windows([5], [2], [2]);
        Assert.Equal([0, 10, 20, 0, 0], Kernels.Run(new PoolKernel(windows, 5, adds: true), 5, [10, 20], x));
        Assert.Equal([0, 10, 20, 0, 0, 0, 30, 40, 0, 0], Kernels.Run(new PoolKernel(windows, 5, adds: true), 10, [10, 20, 30, 40], x));
        Assert.Equal([2, 3, 7, 8], Kernels.Run(new PoolKernel(windows, 5, adds: false), 4, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], x));
    }
}
