using System.Globalization;
using Xunit;

namespace SymDiff.Support.Reference.Tensors;

/// <summary>A dense array of doubles in row-major order, with nothing clever in it.</summary>
internal sealed class DenseArray
{
    private readonly double[] entries;

    public DenseArray(int[] shape, double[] entries)
    {
        Assert.Equal(Count(shape), entries.Length);
        (Shape, this.entries) = (shape, entries);
    }

    public int[] Shape { get; }

    public int Rank => Shape.Length;

    public ReadOnlySpan<double> Entries => entries;

    /// <summary>Every index of the array, the last axis fastest.</summary>
    public IEnumerable<int[]> Indices => IndicesOf(Shape);

    public double this[params ReadOnlySpan<int> index] => entries[Offset(index)];

    public static DenseArray Scalar(double value) => new([], [value]);

    public static DenseArray Vector(params double[] entries) => new([entries.Length], entries);

    /// <summary>The array with this value at each index.</summary>
    public static DenseArray Make(int[] shape, Func<int[], double> entry) => new(shape, [.. IndicesOf(shape).Select(entry)]);

    /// <summary>The array whose value at an index is the sum of what is added there.</summary>
    public static DenseArray Accumulate(int[] shape, Action<Action<int[], double>> additions)
    {
        var result = new DenseArray(shape, new double[Count(shape)]);
        additions((index, value) => result.entries[result.Offset(index)] += value);
        return result;
    }

    /// <summary>Every index of a shape, the last axis fastest; a scalar has one, the empty one.</summary>
    public static IEnumerable<int[]> IndicesOf(int[] shape)
    {
        for (var offset = 0; offset < Count(shape); offset++)
        {
            var (index, rest) = (new int[shape.Length], offset);
            for (var axis = shape.Length - 1; axis >= 0; axis--) (rest, index[axis]) = Math.DivRem(rest, shape[axis]);
            yield return index;
        }
    }

    /// <summary>The part at the first indices; an array of the other axes.</summary>
    public DenseArray At(params int[] first) => Make(Shape[first.Length..], rest => this[[.. first, .. rest]]);

    /// <summary>The entries in their order under another shape.</summary>
    public DenseArray WithShape(int[] shape) => new(shape, entries);

    /// <summary>The array with one entry changed by an amount.</summary>
    public DenseArray Shifted(int entry, double amount)
    {
        var shifted = entries.ToArray();
        shifted[entry] += amount;
        return new(Shape, shifted);
    }

    /// <summary>NumPy's broadcasting of an index: trailing axes are aligned and an axis of length 1 stays at 0.</summary>
    public double Broadcast(int[] index)
    {
        var own = index[^Rank..];
        for (var axis = 0; axis < Rank; axis++) if (Shape[axis] == 1) own[axis] = 0;
        return this[own];
    }

    public static int Count(int[] shape) => shape.Aggregate(1, (product, length) => product * length);

    public override string ToString() => $"[{string.Join(",", Shape)}]({string.Join(", ", entries.Select(e => e.ToString("G6", CultureInfo.InvariantCulture)))})";

    private int Offset(ReadOnlySpan<int> index)
    {
        Assert.Equal(Rank, index.Length);
        var offset = 0;
        for (var axis = 0; axis < Rank; axis++)
        {
            Assert.InRange(index[axis], 0, Shape[axis] - 1);
            offset = (offset * Shape[axis]) + index[axis];
        }
        return offset;
    }
}
