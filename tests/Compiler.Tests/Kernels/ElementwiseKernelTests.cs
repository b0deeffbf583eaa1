using SymDiff.Ops;

namespace SymDiff.Compiling.Tests;

public class ElementwiseKernelTests
{
    private static readonly double[] Row = [10, 20, 30], Matrix = [1, 2, 3, 4, 5, 6];

    [Fact]
    public void A_row_is_added_to_every_row() =>
        Assert.Equal([11, 22, 33, 14, 25, 36], Run(Arithmetic.Add, [2, 3], ([2, 3], Matrix), ([3], Row)));

    [Fact]
    public void A_column_is_added_to_every_column() =>
        Assert.Equal([101, 102, 103, 204, 205, 206], Run(Arithmetic.Add, [2, 3], ([2, 3], Matrix), ([2, 1], [100, 200])));

    [Fact]
    public void Sums_of_many_fold_from_the_left() =>
        Assert.Equal([1e16 + 1 - 1e16 + 5], Run(Arithmetic.Add, [1], ([1], [1e16]), ([1], [1]), ([], [-1e16]), ([1], [5])));

    [Fact]
    public void A_row_and_a_column_make_a_matrix() =>
        Assert.Equal([10, 20, 30, 20, 40, 60], Run(Arithmetic.Multiply, [2, 3], ([3], Row), ([2, 1], [1, 2])));

    [Fact]
    public void Three_operands_and_scalars() =>
        Assert.Equal([7, 2, 7], Run(Selection.Where, [3], ([3], [0, 1, 0]), ([3], [1, 2, 3]), ([], [7])));

    [Fact]
    public void One_operand() => Assert.Equal([-10, -20, -30], Run(Arithmetic.Negate, [3], ([3], Row)));

    [Fact]
    public void Functions_of_many_arguments()
    {
        var kernel = Kernel.Call((double a, double b, double c, double d) => a + (10 * b) + (100 * c) + (1000 * d));
        Assert.Equal([4321, 4322], Kernels.Run(new ElementwiseKernel(kernel, [2], [2], [], [1], []), 2, [1, 2], [2], [3], [4]));
    }

    [Fact]
    public void No_elements_no_calls() => Assert.Empty(Run(Arithmetic.Negate, [0, 3], ([0, 3], [])));

    private static double[] Run(Op op, int[] shape, params (int[] Shape, double[] Values)[] operands) => Kernels.Run(
        new ElementwiseKernel(LoweringTable.Find(op)!, shape, [.. operands.Select(operand => operand.Shape)]),
        Extents.Count(shape),
        [.. operands.Select(operand => operand.Values)]);
}
