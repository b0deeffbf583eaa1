using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>
/// Products made tile by tile in registers, after Goto and van de Geijn, "Anatomy of High-Performance Matrix Multiplication" (2008), except that A is
/// read where it is, number by number: a copy of it gained nothing. The inner index is cut into blocks that do not depend on the machine.
/// </summary>
/// <typeparam name="V">The vectors.</typeparam>
/// <typeparam name="T">One number.</typeparam>
internal sealed class TiledProduct<V, T> : MatrixProduct<T>
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A block of A and one of B, together, stay in the second cache; long sums in the registers save passes over C.</summary>
    private const int LongBlock = 512, RowBlock = 96, ColumnBlock = 192;

    /// <summary>For so few rows C is small, and what two tiles read of B stays in the first cache. Columns count alike, because which of them are rows depends on the vectors.</summary>
    private const int TwoTiles = 16, ShortBlock = 128;

    /// <summary>B is read where it is if its rows are dense and it serves few rows of A, or is narrow: then copying costs more than it gains.</summary>
    private const int FewRows = 64, NarrowBytes = 2048;

    private const int WidestTile = 3;

    /// <summary>With three vectors in each row, the sums and one row of B just fit the registers.</summary>
    private readonly int tileRows = V.Count * Unsafe.SizeOf<T>() == 64 ? 8 : 4;

    private readonly ProductShape shape;
    private readonly int innerBlock;
    private readonly bool copies, scales;
    private readonly PanelMemory<T> memory;

    /// <param name="shape">Sizes and places.</param>
    /// <param name="memory">Memory for copies of parts of B.</param>
    public TiledProduct(ProductShape shape, PanelMemory<T> memory)
    {
        (this.shape, this.memory) = (shape, memory);
        innerBlock = BlockOf(shape);
        scales = shape.Scale != 0 && shape.B.Column == 1 && shape.Rows <= FewRows && shape.Columns >= V.Count;
        copies = shape.B.Column != 1 || (shape.Scale != 0 && !scales) || (shape.Rows > FewRows && shape.Columns * Unsafe.SizeOf<T>() > NarrowBytes);
        memory.Reserve(EdgeSize + (Math.Min(shape.Inner, innerBlock) * (copies ? Math.Min(shape.Columns + V.Count, ColumnBlock) : V.Count)));
    }

    /// <summary>A tile at the edge is made before the copies.</summary>
    private int EdgeSize => tileRows * WidestTile * V.Count;

    /// <summary>Whether the tiles of C' = B'*A' are so much fuller that they pay for the transposition: a product with few columns leaves parts of its vectors empty. A must have dense columns.</summary>
    public static bool IsBetterTurned(ProductShape shape) =>
        shape is { A.Row: 1, Scale: 0 } && (Steps(shape) - Steps(shape.Turned())) * Math.Min(shape.Inner, BlockOf(shape)) > 4L * shape.Rows * shape.Columns;

    public override void Run(scoped in ProductTask<T> task)
    {
        if (shape.Rows == 0 || shape.Columns == 0) return;
        for (var column = 0; column < shape.Columns; column += ColumnBlock)
            for (var first = 0; first == 0 || first < shape.Inner; first += innerBlock) RunBlock(in task, first, column);
        if (task.IsSymmetric) Mirror(task.C);
    }

    /// <summary>What the first block of the inner index adds to its sums is D; the others add theirs to C.</summary>
    private ref T Addend(in ProductTask<T> task, bool addsToC, int column) =>
        ref addsToC || !shape.HasAddend ? ref task.C[column * shape.CColumn] : ref Unsafe.Add(ref MemoryMarshal.GetReference(task.D), column * shape.D.Column);

    private void RunBlock(in ProductTask<T> task, int first, int column)
    {
        var addsToC = task.Adds || first > 0;
        var block = new TileTask<T>
        {
            A = ref Unsafe.Add(ref MemoryMarshal.GetReference(task.A), first * shape.A.Column),
            B = ref Unsafe.Add(ref MemoryMarshal.GetReference(task.B), (first * shape.B.Row) + (column * shape.B.Column)),
            C = ref task.C[column * shape.CColumn],
            Scale = ref Unsafe.Add(ref MemoryMarshal.GetReference(task.Scale), first * shape.Scale),
            ScaleStep = shape.Scale,
            ARow = shape.A.Row,
            AStep = shape.A.Column,
            CRow = shape.CRow,
            D = ref Addend(in task, addsToC, column),
            DRow = addsToC ? shape.CRow : shape.D.Row,
            DColumn = addsToC ? shape.CColumn : shape.D.Column,
            Inner = Math.Min(shape.Inner - first, innerBlock),
            Adds = addsToC || shape.HasAddend,
        };
        var columns = Math.Min(shape.Columns - column, ColumnBlock);
        if (copies || columns < V.Count) CopyPanels(in block, columns, shape.Scale == 0 || scales ? [] : task.Scale[(first * shape.Scale)..]);
        for (var row = 0; row < shape.Rows; row += RowBlock)
            for (int next = 0, width; next < columns; next += width)
            {
                width = Width(columns - next);
                var end = Math.Min(row + RowBlock, task.IsSymmetric ? Math.Min(column + next + width, shape.Rows) : shape.Rows);
                RunPanel(ref block, next, Math.Min(width, columns - next), row, end);
            }
    }

    /// <summary>The tiles of one block of rows that read one panel of B. The task is changed for each tile, for it takes longer to copy it, and has its beginnings again in the end.</summary>
    private void RunPanel(ref TileTask<T> task, int column, int columns, int row, int end)
    {
        ref T a = ref task.A, b = ref task.B, c = ref task.C, d = ref task.D;
        var width = Width(columns);
        var isCopied = copies || columns < V.Count;
        task.B = ref isCopied ? ref CopyOf(column, task.Inner) : ref Unsafe.Add(ref b, column);
        task.BStep = isCopied ? Math.Max(columns, V.Count) : shape.B.Row;
        task.Last = Math.Max(columns - V.Count, 0);
        for (; row < end; row += tileRows)
        {
            task.A = ref Unsafe.Add(ref a, (nint)row * shape.A.Row);
            task.C = ref Unsafe.Add(ref c, ((nint)row * shape.CRow) + (column * shape.CColumn));
            task.D = ref Unsafe.Add(ref d, (row * task.DRow) + (column * task.DColumn));
            task.Rows = Math.Min(end - row, tileRows);
            if (columns >= V.Count && shape.CColumn == 1) RunTile(in task, width);
            else RunEdge(task, width, columns);
        }
        task.A = ref a;
        task.B = ref b;
        task.C = ref c;
        task.D = ref d;
    }

    /// <summary>Copies the upper half to the lower one, by small blocks of which both places stay in the cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Mirror(Span<T> c)
    {
        const int Block = 16;
        var size = Transposition.IsSupported ? Transposition.Size<T>() : 1;
        for (var row = 0; row < shape.Rows; row += Block)
            for (var column = 0; column <= row; column += Block)
                if (column < row && size > 1 && row + Block <= shape.Rows)
                    MirrorBlock(ref c[(column * shape.CRow) + row], ref c[(row * shape.CRow) + column], Block, size);
                else
                    for (var i = row; i < Math.Min(row + Block, shape.Rows); i++)
                        for (var j = column; j < Math.Min(column + Block, i); j++) c[(i * shape.CRow) + j] = c[(j * shape.CRow) + i];
    }

    /// <summary>Copies a block by squares.</summary>
    private void MirrorBlock(ref T from, ref T to, int block, int size)
    {
        nint step = shape.CRow;
        for (var i = 0; i < block; i += size)
            for (var j = 0; j < block; j += size) Transposition.Square(in Unsafe.Add(ref from, (j * step) + i), step, ref Unsafe.Add(ref to, (i * step) + j), step);
    }

    private void RunTile(scoped in TileTask<T> task, int width)
    {
        if (scales) RunTile<Scaled>(in task, width);
        else RunTile<Unscaled>(in task, width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunTile<TScale>(scoped in TileTask<T> task, int width)
        where TScale : struct, ITileScale
    {
        if (width == V.Count) RunTile<OneWide<V, T>, TScale>(in task);
        else if (width == 2 * V.Count) RunTile<TwoWide<V, T>, TScale>(in task);
        else RunTile<ThreeWide<V, T>, TScale>(in task);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunTile<TRow, TScale>(scoped in TileTask<T> task)
        where TRow : struct, ITileRow<TRow, T>
        where TScale : struct, ITileScale
    {
        if (task.Rows <= 4) Tile<TRow, TScale, T>.MultiplyFour(in task);
        else Tile<TRow, TScale, T>.MultiplyEight(in task);
    }

    /// <summary>A tile that is narrower than a vector, or whose rows are not dense, is made elsewhere.</summary>
    private void RunEdge(scoped TileTask<T> task, int width, int written)
    {
        ref var c = ref task.C;
        var adds = task.Adds;
        task.C = ref memory.Numbers[0];
        (task.CRow, task.Adds) = (width, false);
        RunTile(in task, width);
        for (var row = 0; row < task.Rows; row++, c = ref Unsafe.Add(ref c, shape.CRow))
        {
            ref var from = ref Unsafe.Add(ref task.C, row * width);
            if (adds) PutSums(in from, in Unsafe.Add(ref task.D, row * task.DRow), task.DColumn, ref c, written);
            else Put(in from, ref c, written);
        }
    }

    /// <summary>Writes a row of a tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Put(ref readonly T from, ref T to, int count)
    {
        nint i = 0, step = shape.CColumn;
        if (step == 1)
            for (; i <= count - V.Count; i += V.Count) V.Load(in from, i).Store(ref to, i);
        for (; i < count; i++) Unsafe.Add(ref to, i * step) = Unsafe.Add(ref Unsafe.AsRef(in from), i);
    }

    /// <summary>Writes a row of a tile and what is added to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PutSums(ref readonly T from, ref readonly T addend, nint addendStep, ref T to, int count)
    {
        nint i = 0, step = shape.CColumn;
        if (step == 1 && addendStep == 1)
            for (; i <= count - V.Count; i += V.Count) (V.Load(in addend, i) + V.Load(in from, i)).Store(ref to, i);
        for (; i < count; i++) Unsafe.Add(ref to, i * step) = Unsafe.Add(ref Unsafe.AsRef(in addend), i * addendStep) + Unsafe.Add(ref Unsafe.AsRef(in from), i);
    }

    private void CopyPanels(scoped in TileTask<T> block, int columns, ReadOnlySpan<T> scale)
    {
        for (int column = 0, width; column < columns; column += width)
        {
            width = Width(columns - column);
            var copied = Math.Min(width, columns - column);
            ref var source = ref Unsafe.Add(ref block.B, (nint)column * shape.B.Column);
            Panel.Copy<V, T>(in source, shape.B, block.Inner, copied, ref CopyOf(column, block.Inner), Math.Max(copied, V.Count));
            if (scale.Length > 0) Panel.Scale<V, T>(ref CopyOf(column, block.Inner), block.Inner, Math.Max(copied, V.Count), scale, shape.Scale);
        }
    }

    /// <summary>Where the copy of a panel is: behind those before it.</summary>
    private ref T CopyOf(int column, int inner) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(memory.Numbers), EdgeSize + (column * inner));

    private static int BlockOf(ProductShape shape) => Math.Min(shape.Rows, shape.Columns) <= TwoTiles ? ShortBlock : LongBlock;

    /// <summary>Number of vectors that the tiles of a product have for each inner index.</summary>
    private static long Steps(ProductShape shape) => (shape.Rows + 3L) / 4 * 4 * ((shape.Columns + V.Count - 1) / V.Count);

    /// <summary>The width of the next tile: three vectors, but rather two and two than three and one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Width(int columns)
    {
        var vectors = (columns + V.Count - 1) / V.Count;
        return V.Count * (vectors is 3 or > 4 ? 3 : Math.Min(vectors, 2));
    }
}
