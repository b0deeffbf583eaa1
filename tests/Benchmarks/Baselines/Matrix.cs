using System.Numerics;
using System.Numerics.Tensors;

namespace SymDiff.Benchmarks.Baselines;

/// <summary>A matrix in somebody's memory: its entries lie at equal distances along rows and along columns.</summary>
internal readonly ref struct Matrix<T>(Span<T> elements, int rows, int columns, int down, int right)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public Matrix(Span<T> elements, int rows, int columns)
        : this(elements, rows, columns, columns, 1)
    {
    }

    public Span<T> Elements { get; } = elements;

    public int Rows { get; } = rows;

    public int Columns { get; } = columns;

    /// <summary>Distance to the entry below.</summary>
    public int Down { get; } = down;

    /// <summary>Distance to the next entry of the row.</summary>
    public int Right { get; } = right;

    public Matrix<T> Transposed => new(Elements, Columns, Rows, Right, Down);

    /// <summary>A row of a matrix whose rows are dense.</summary>
    public Span<T> Row(int row) => Elements.Slice(row * Down, Columns);

    /// <summary>Some neighbouring columns.</summary>
    public Matrix<T> ColumnRange(int start, int count) => new(Elements[(start * Right)..], Rows, count, Down, Right);

    /// <summary>Some neighbouring rows.</summary>
    public Matrix<T> RowRange(int start, int count) => new(Elements[(start * Down)..], count, Columns, Down, Right);
}

/// <summary>The products of matrices that hand-written code and compiled code share.</summary>
internal static class Products
{
    /// <summary>c = a @ b, or c += a @ b; the rows of c are dense.</summary>
    public static void Multiply<T>(Matrix<T> a, Matrix<T> b, Matrix<T> c, bool add = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (b.Right != 1) b = Dense(b);
        for (var i = 0; i < c.Rows; i++)
        {
            var row = c.Row(i);
            if (!add) row.Clear();
            for (var k = 0; k < a.Columns; k++) TensorPrimitives.MultiplyAdd(b.Row(k), a.Elements[(i * a.Down) + (k * a.Right)], row, row);
        }
    }

    /// <summary>c = a' @ b for a product that is symmetric: blocks on and below the diagonal are multiplied, the others copied.</summary>
    public static void MultiplySymmetric<T>(Matrix<T> a, Matrix<T> b, Matrix<T> c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Block = 96;
        for (var start = 0; start < c.Rows; start += Block)
        {
            var count = Math.Min(Block, c.Rows - start);
            Multiply(a.ColumnRange(start, count).Transposed, b.ColumnRange(0, start + count), c.RowRange(start, count).ColumnRange(0, start + count));
        }
        for (var i = 1; i < c.Rows; i++)
            for (var j = 0; j < i; j++) c.Elements[(j * c.Down) + i] = c.Elements[(i * c.Down) + j];
    }

    private static Matrix<T> Dense<T>(Matrix<T> matrix)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var copy = new Matrix<T>(new T[matrix.Rows * matrix.Columns], matrix.Rows, matrix.Columns);
        for (var i = 0; i < matrix.Rows; i++)
            for (var j = 0; j < matrix.Columns; j++) copy.Elements[(i * matrix.Columns) + j] = matrix.Elements[(i * matrix.Down) + (j * matrix.Right)];
        return copy;
    }
}
