using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>
/// Products of matrices of one shape, C = A*B or C += A*B. The result is made tile by tile in registers, after Goto and van de Geijn, Anatomy of High-Performance
/// Matrix Multiplication (2008),
/// except that A is read where it is, as it is read number by number: a copy of it gained nothing.
/// Entries are summed in the order of the inner index, by blocks that do not depend on the machine, so they have the same bits at every width.
/// </summary>
internal abstract class MatrixProduct<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The product for the vectors of this machine.</summary>
    public static MatrixProduct<T> Of(ProductShape shape) =>
        Vector512.IsHardwareAccelerated ? new MatrixProduct<Wide512<T>, T>(shape)
        : Vector256.IsHardwareAccelerated ? new MatrixProduct<Wide256<T>, T>(shape)
        : new MatrixProduct<OneLane<T>, T>(shape);

    /// <summary>Computes one product.</summary>
    /// <param name="a">A, from its first entry on.</param>
    /// <param name="b">B, from its first entry on.</param>
    /// <param name="c">C, from its first entry on.</param>
    /// <param name="adds">Whether the product is added to C.</param>
    public abstract void Run(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c, bool adds);
}

/// <inheritdoc/>
/// <typeparam name="V">The vectors.</typeparam>
/// <typeparam name="T">One number.</typeparam>
internal sealed class MatrixProduct<V, T> : MatrixProduct<T>
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A panel of B stays in the first cache, a block of A in the second one, a block of B in the third one.</summary>
    private const int InnerBlock = 256, RowBlock = 192, ColumnBlock = 1536;

    /// <summary>B is read where it is if its rows are dense and it serves few rows of A, or is narrow: then copying costs more than it gains.</summary>
    private const int FewRows = 64, NarrowBytes = 2048;

    private const int WidestTile = 3;

    private readonly ProductShape shape;
    private readonly bool copies;
    private readonly T[] panels, edge = new T[TileRows * WidestTile * V.Count];

    /// <param name="shape">Sizes and places.</param>
    public MatrixProduct(ProductShape shape)
    {
        this.shape = shape;
        copies = shape.B.Column != 1 || (shape.Rows > FewRows && shape.Columns * Unsafe.SizeOf<T>() > NarrowBytes);
        panels = new T[Math.Min(shape.Inner, InnerBlock) * (copies ? Math.Min(shape.Columns + V.Count, ColumnBlock) : WidestTile * V.Count)];
    }

    /// <summary>With three vectors in each row, the sums and one row of B just fit the registers.</summary>
    private static int TileRows => V.Count * Unsafe.SizeOf<T>() == 64 ? 8 : 4;

    public override void Run(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c, bool adds)
    {
        if (shape.Rows == 0 || shape.Columns == 0) return;
        ref var left = ref MemoryMarshal.GetReference(a);
        ref var right = ref MemoryMarshal.GetReference(b);
        for (var column = 0; column < shape.Columns; column += ColumnBlock)
        {
            var columns = Math.Min(shape.Columns - column, ColumnBlock);
            for (var first = 0; first == 0 || first < shape.Inner; first += InnerBlock)
            {
                var task = new TileTask<T>
                {
                    A = ref Unsafe.Add(ref left, first * shape.A.Column),
                    B = ref Unsafe.Add(ref right, (first * shape.B.Row) + (column * shape.B.Column)),
                    C = ref c[column],
                    ARow = shape.A.Row,
                    AStep = shape.A.Column,
                    Inner = Math.Min(shape.Inner - first, InnerBlock),
                    Adds = adds || first > 0,
                };
                RunBlock(in task, columns);
            }
        }
    }

    private void RunBlock(scoped in TileTask<T> block, int columns)
    {
        CopyPanels(in block, columns);
        for (var row = 0; row < shape.Rows; row += RowBlock)
            for (int column = 0, width; column < columns; column += width)
            {
                width = Width(columns - column);
                var written = Math.Min(width, columns - column);
                var isCopied = copies || written < width;
                scoped var task = block;
                task.B = ref isCopied ? ref CopyOf(column, block.Inner) : ref Unsafe.Add(ref block.B, column);
                task.BStep = isCopied ? width : shape.B.Row;
                task.C = ref Unsafe.Add(ref block.C, column);
                RunPanel(in task, row, width, written);
            }
    }

    /// <summary>The tiles that read one panel of B.</summary>
    private void RunPanel(scoped in TileTask<T> panel, int row, int width, int written)
    {
        var end = Math.Min(shape.Rows, row + RowBlock);
        for (; row < end; row += TileRows)
        {
            scoped var task = panel;
            task.Rows = Math.Min(end - row, TileRows);
            task.A = ref Unsafe.Add(ref panel.A, (nint)row * shape.A.Row);
            task.C = ref Unsafe.Add(ref panel.C, (nint)row * shape.CRow);
            task.CRow = shape.CRow;
            if (written == width) RunTile(in task, width);
            else RunEdge(task, width, written);
        }
    }

    private static void RunTile(scoped in TileTask<T> task, int width)
    {
        if (width == V.Count) RunTile<OneWide<V, T>>(in task);
        else if (width == 2 * V.Count) RunTile<TwoWide<V, T>>(in task);
        else RunTile<ThreeWide<V, T>>(in task);
    }

    private static void RunTile<TRow>(scoped in TileTask<T> task)
        where TRow : struct, ITileRow<TRow, T>
    {
        if (task.Rows <= 4) Tile<TRow, T>.MultiplyFour(in task);
        else Tile<TRow, T>.MultiplyEight(in task);
    }

    /// <summary>A tile that goes beyond the last column is made elsewhere.</summary>
    private void RunEdge(scoped TileTask<T> task, int width, int written)
    {
        ref var c = ref task.C;
        var adds = task.Adds;
        task.C = ref edge[0];
        (task.CRow, task.Adds) = (width, false);
        RunTile(in task, width);
        for (var row = 0; row < task.Rows; row++)
            for (var column = 0; column < written; column++)
            {
                ref var entry = ref Unsafe.Add(ref c, ((nint)row * shape.CRow) + column);
                var sum = edge[(row * width) + column];
                entry = adds ? entry + sum : sum;
            }
    }

    private void CopyPanels(scoped in TileTask<T> block, int columns)
    {
        for (int column = 0, width; column < columns; column += width)
        {
            width = Width(columns - column);
            if (!copies && column + width <= columns) continue;
            ref var source = ref Unsafe.Add(ref block.B, (nint)column * shape.B.Column);
            Panel.Copy<V, T>(in source, shape.B, block.Inner, Math.Min(width, columns - column), ref CopyOf(column, block.Inner), width);
        }
    }

    /// <summary>Where the copy of a panel is: behind those before it, or alone.</summary>
    private ref T CopyOf(int column, int inner) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(panels), copies ? column * inner : 0);

    /// <summary>The width of the next tile: three vectors, but rather two and two than three and one.</summary>
    private static int Width(int columns)
    {
        var vectors = (columns + V.Count - 1) / V.Count;
        return V.Count * (vectors is 3 or > 4 ? 3 : Math.Min(vectors, 2));
    }
}
