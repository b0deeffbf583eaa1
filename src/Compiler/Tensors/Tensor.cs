using System.Numerics;

namespace SymDiff;

/// <summary>Numbers in a rectangular arrangement with any number of axes, row-major; a scalar has none. Immutable.</summary>
public sealed class Tensor
{
    private readonly int[] shape;
    private readonly double[] values;

    /// <summary>A tensor with a copy of the values.</summary>
    /// <param name="shape">Length of each axis, outermost first.</param>
    /// <param name="values">One value for each element, the last axis fastest.</param>
    /// <exception cref="ArgumentException">A length is negative, or the number of values is not the product of the lengths.</exception>
    public Tensor(ReadOnlySpan<int> shape, ReadOnlySpan<double> values)
        : this(values.ToArray(), shape.ToArray())
    {
    }

    private Tensor(double[] values, int[] shape)
    {
        if (Array.Exists(shape, length => length < 0) || Compiling.Extents.Count(shape) != values.Length)
            throw new ArgumentException($"{values.Length} values do not fill the shape [{string.Join(",", shape)}]", nameof(values));
        (this.shape, this.values) = (shape, values);
    }

    /// <summary>Length of each axis.</summary>
    public ReadOnlySpan<int> Shape => shape;

    /// <summary>Number of axes.</summary>
    public int Rank => shape.Length;

    /// <summary>All elements, the last axis fastest.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>All elements as numbers of a type: the tensor's own memory, or a copy of rounded values.</summary>
    internal ReadOnlyMemory<T> MemoryOf<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        values is T[] own ? own : Array.ConvertAll(values, Compiling.Precision.Round<T>);

    /// <summary>One element.</summary>
    /// <param name="index">One number an axis, counted from 0.</param>
    /// <exception cref="ArgumentException">There are more or fewer numbers than axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not below its axis' length.</exception>
    public double this[params ReadOnlySpan<int> index]
    {
        get
        {
            if (index.Length != shape.Length) throw new ArgumentException($"{index.Length} numbers for {shape.Length} axes", nameof(index));
            var place = 0;
            for (var axis = 0; axis < index.Length; axis++)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(index[axis], nameof(index));
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index[axis], shape[axis], nameof(index));
                place = (place * shape[axis]) + index[axis];
            }
            return values[place];
        }
    }

    /// <summary>A number.</summary>
    public static implicit operator Tensor(double value) => Scalar(value);

    /// <summary>A vector.</summary>
    public static implicit operator Tensor(double[] values) => Vector(values);

    /// <summary>A number.</summary>
    public static Tensor Scalar(double value) => new([], [value]);

    /// <summary>A vector.</summary>
    public static Tensor Vector(params ReadOnlySpan<double> values) => new([values.Length], values);

    /// <summary>A tensor over memory that nobody else changes.</summary>
    internal static Tensor Over(int[] shape, double[] values) => new(values, shape);

    /// <summary>A matrix.</summary>
    /// <param name="rows">Its rows, all of one length.</param>
    /// <exception cref="ArgumentException">The rows have different lengths, or there are none.</exception>
    public static Tensor FromRows(params IReadOnlyList<double[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0) throw new ArgumentException("a matrix has at least one row", nameof(rows));
        return new([rows.Count, rows[0].Length], rows.All(row => row.Length == rows[0].Length) ? [.. rows.SelectMany(row => row)]
            : throw new ArgumentException($"the rows have different lengths: {string.Join(", ", rows.Select(row => row.Length))}", nameof(rows)));
    }
}
