namespace SymDiff.Compiling.Tests;

public class StructureKernelTests
{
    private static readonly double[] Matrix = [1, 2, 3, 4, 5, 6];

    [Fact]
    public void Constants_fill_and_mark()
    {
        Assert.Equal([2, 2], Kernels.Run(new FillKernel(2), 2));
        Assert.Equal([0, 1, 0], Kernels.Run(new UnitKernel(1), 3));
    }

    [Fact]
    public void Joined_along_the_first_and_the_last_axis()
    {
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], Kernels.Run(new JoinKernel(1, [6, 2]), 8, Matrix, [7, 8]));
        Assert.Equal([1, 2, 3, 7, 4, 5, 6, 8], Kernels.Run(new JoinKernel(2, [3, 1]), 8, Matrix, [7, 8]));
    }

    [Fact]
    public void Slices_padding_and_reversal_are_copies_along_walks()
    {
        Assert.Equal([2, 3, 5, 6], Kernels.Run(new CopyKernel([2, 2], new([3, 1], 1), new([2, 1])), 4, Matrix));
        Assert.Equal([3, 2, 1, 6, 5, 4], Kernels.Run(new CopyKernel([2, 3], new([3, -1], 2), new([3, 1])), 6, Matrix));
        Assert.Equal([0, 1, 2, 0, 0, 3, 4, 0], Kernels.Run(new CopyKernel([2, 2], new([2, 1]), new([4, 1], 1)), 8, [1, 2, 3, 4]));
    }

    [Theory]
    [InlineData(true, 0, new double[] { 1, 0, 0, 4, 5, 0 })]
    [InlineData(true, 1, new double[] { 1, 2, 0, 4, 5, 6 })]
    [InlineData(true, -5, new double[] { 0, 0, 0, 0, 0, 0 })]
    [InlineData(false, 0, new double[] { 1, 2, 3, 0, 5, 6 })]
    [InlineData(false, 1, new double[] { 0, 2, 3, 0, 0, 6 })]
    [InlineData(false, -1, new double[] { 1, 2, 3, 4, 5, 6 })]
    public void Triangles(bool isLower, int offset, double[] expected) => Assert.Equal(expected, Kernels.Run(new TriangleKernel([2, 3], isLower, offset), 6, Matrix));

    [Fact]
    public void Gathering_picks_and_scattering_adds()
    {
        Assert.Equal([4, 5, 6, 1, 2, 3, 4, 5, 6], Kernels.Run(new GatherKernel("gather", 1, 2, 3, false), 9, Matrix, [1, 0, 1]));
        Assert.Equal([3, 3, 6, 6], Kernels.Run(new GatherKernel("gather", 2, 3, 1, false), 4, Matrix, [2, 2]));
        Assert.Equal([0, 0, 5, 7, 4, 5], Kernels.Run(new GatherKernel("scatter_add", 1, 3, 2, true), 6, [1, 2, 4, 5, 4, 5], [1, 2, 1]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    [InlineData(0.5)]
    [InlineData(double.NaN)]
    public void An_index_that_does_not_exist_is_an_error(double index) =>
        Assert.Equal("SD3019", Kernels.Code(() => Kernels.Run(new GatherKernel("gather", 1, 2, 3, false), 3, Matrix, [index])));
}
