namespace SymDiff.Compiling.Tests;

public class TensorTests
{
    private static readonly Tensor Matrix = Tensor.FromRows([1, 2, 3], [4, 5, 6]);

    [Fact]
    public void Elements_are_row_major()
    {
        Assert.Equal([2, 3], Matrix.Shape.ToArray());
        Assert.Equal([1, 2, 3, 4, 5, 6], Matrix.Values.ToArray());
        Assert.Equal(6, Matrix[1, 2]);
        Assert.Equal(4, Matrix[1, 0]);
    }

    [Fact]
    public void Numbers_and_vectors_are_tensors()
    {
        Tensor number = 2.5, vector = new double[] { 1, 2 };
        Assert.Equal(0, number.Rank);
        Assert.Equal(2.5, number[[]]);
        Assert.Equal(2, vector[1]);
    }

    [Fact]
    public void Indices_are_checked_axis_by_axis()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Matrix[0, 3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Matrix[-1, 0]);
        Assert.Throws<ArgumentException>(() => Matrix[1]);
    }

    [Fact]
    public void Values_fill_the_shape()
    {
        Assert.Throws<ArgumentException>(() => new Tensor([2, 2], [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => new Tensor([-2, -2], [1, 2, 3, 4]));
        Assert.Throws<ArgumentException>(() => Tensor.FromRows([1, 2], [3]));
        Assert.Throws<ArgumentException>(() => Tensor.FromRows());
    }

    [Fact]
    public void A_tensor_keeps_a_copy()
    {
        double[] values = [1, 2];
        var tensor = new Tensor([2], values);
        values[0] = 9;
        Assert.Equal(1, tensor[0]);
    }
}
