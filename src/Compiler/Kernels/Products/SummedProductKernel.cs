using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>
/// A'*B together with the sums of A's columns, so that A is read once: B gets a column of ones. As B is narrow, (B 1)'*A is computed, whose rows are dense.
/// </summary>
internal sealed class SummedProductKernel : TensorKernel
{
    /// <summary>B has so many times fewer columns than A: then its copy, and the row more, cost less than to read A again.</summary>
    private const int Narrow = 8;

    private readonly ProductShape shape;
    private readonly bool swaps;
    private object? product, memory;

    private SummedProductKernel(ProductShape shape, bool swaps) => (this.shape, this.swaps) = (shape, swaps);

    /// <summary>The kernel that does the work of two.</summary>
    /// <param name="product">Of two matrices.</param>
    /// <param name="sum">Of the lines of a matrix.</param>
    /// <returns>Null if they do not read the same matrix alike, or if it would not pay.</returns>
    public static SummedProductKernel? Of(ProductKernel product, ProductKernel sum) =>
        product is { IsOne: true, Shape: { A.Row: 1, Scale: 0, HasAddend: false } shape } && sum is { IsOne: true, Shape: { Rows: 1, A: { Row: 0, Column: 0 }, B.Column: 1, Scale: 0 } lines }
        && (shape.Rows, shape.Inner, shape.A.Column) == (lines.Columns, lines.Inner, lines.B.Row) && Narrow * (shape.Columns + 1) <= shape.Rows
            ? new(shape, product.Swaps) : null;

    public override double Work(int size) => (double)shape.Rows * shape.Inner * (shape.Columns + 1);

    public override void Run<T>(Operands<T> operands, Span<T> result) => throw new NotSupportedException("it has two results");

    public override void Run<T>(Memory<T>[] buffers, nint[] addresses, BoundStep step)
    {
        ReadOnlySpan<T> a = buffers[step.Reads[swaps ? 1 : 0]].Span, b = buffers[step.Reads[swaps ? 0 : 1]].Span;
        var (rows, columns, width) = (shape.Rows, shape.Columns, shape.Columns + 1);
        product ??= MatrixProduct<T>.Of(new(width, shape.Inner, rows, new(1, width), new(shape.A.Column, 1), rows));
        var numbers = (T[])(memory ??= new T[width * (shape.Inner + rows)]);
        Span<T> extended = numbers.AsSpan(..(width * shape.Inner)), both = numbers.AsSpan(width * shape.Inner);
        Extend(b, extended);
        ((MatrixProduct<T>)product).Run(extended, a, both, adds: false);
        var result = buffers[step.Results[0]].Span;
        for (var column = 0; column < columns; column++)
        {
            var line = both.Slice(column * rows, rows);
            for (var row = 0; row < line.Length; row++) result[(row * shape.CRow) + column] = line[row];
        }
        both[(columns * rows)..].CopyTo(buffers[step.Results[1]].Span);
    }

    /// <summary>Copies B, with a 1 at the end of each row.</summary>
    private void Extend<T>(ReadOnlySpan<T> b, Span<T> to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref readonly var from = ref MemoryMarshal.GetReference(b);
        ref var start = ref MemoryMarshal.GetReference(to);
        if (Vector512.IsHardwareAccelerated) Panel.Copy<Wide512<T>, T>(in from, shape.B, shape.Inner, shape.Columns, ref start, shape.Columns + 1);
        else Panel.Copy<Wide256<T>, T>(in from, shape.B, shape.Inner, shape.Columns, ref start, shape.Columns + 1);
        for (var end = shape.Columns; end < to.Length; end += shape.Columns + 1) to[end] = T.One;
    }
}
