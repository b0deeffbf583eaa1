using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymDiff.Compiling;

/// <summary>A few rows of a product, whose sums stay in registers: every entry is the sum over the inner index in order, each step rounded once.</summary>
/// <typeparam name="TRow">The width of the tile.</typeparam>
/// <typeparam name="TScale">Whether the rows of B are scaled.</typeparam>
/// <typeparam name="T">One number.</typeparam>
internal static class Tile<TRow, TScale, T>
    where TRow : struct, ITileRow<TRow, T>
    where TScale : struct, ITileScale
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>At most eight rows; where there are fewer, the last one is computed again, and not written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyEight(in TileTask<T> task)
    {
        ref var a = ref Unsafe.AsRef(in task.A);
        ref var b = ref Unsafe.AsRef(in task.B);
        ref var s = ref Unsafe.AsRef(in task.Scale);
        var (aStep, bStep, last) = (task.AStep, task.BStep, task.Last);
        var (i1, i2, i3, i4, i5, i6, i7) = (task.Row(1), task.Row(2), task.Row(3), task.Row(4), task.Row(5), task.Row(6), task.Row(7));
        TRow r0 = default, r1 = default, r2 = default, r3 = default, r4 = default, r5 = default, r6 = default, r7 = default;
        for (var left = task.Inner; left > 0; left--)
        {
            var row = TScale.IsScaled ? TRow.Multiply(in s, TRow.Load(in b, last)) : TRow.Load(in b, last);
            r0 = TRow.MultiplyAdd(in a, row, r0);
            r1 = TRow.MultiplyAdd(in Unsafe.Add(ref a, i1), row, r1);
            r2 = TRow.MultiplyAdd(in Unsafe.Add(ref a, i2), row, r2);
            r3 = TRow.MultiplyAdd(in Unsafe.Add(ref a, i3), row, r3);
            r4 = TRow.MultiplyAdd(in Unsafe.Add(ref a, i4), row, r4);
            r5 = TRow.MultiplyAdd(in Unsafe.Add(ref a, i5), row, r5);
            r6 = TRow.MultiplyAdd(in Unsafe.Add(ref a, i6), row, r6);
            r7 = TRow.MultiplyAdd(in Unsafe.Add(ref a, i7), row, r7);
            a = ref Unsafe.Add(ref a, aStep);
            b = ref Unsafe.Add(ref b, bStep);
            if (TScale.IsScaled) s = ref Unsafe.Add(ref s, task.ScaleStep);
        }
        Put(r0, r1, r2, r3, in task, 0);
        if (task.Rows > 4) Put(r4, r5, r6, r7, in task, 4);
    }

    /// <summary>At most four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyFour(in TileTask<T> task)
    {
        ref var a = ref Unsafe.AsRef(in task.A);
        ref var b = ref Unsafe.AsRef(in task.B);
        ref var s = ref Unsafe.AsRef(in task.Scale);
        var (aStep, bStep, last) = (task.AStep, task.BStep, task.Last);
        var (i1, i2, i3) = (task.Row(1), task.Row(2), task.Row(3));
        TRow r0 = default, r1 = default, r2 = default, r3 = default;
        for (var left = task.Inner; left > 0; left--)
        {
            var row = TScale.IsScaled ? TRow.Multiply(in s, TRow.Load(in b, last)) : TRow.Load(in b, last);
            r0 = TRow.MultiplyAdd(in a, row, r0);
            r1 = TRow.MultiplyAdd(in Unsafe.Add(ref a, i1), row, r1);
            r2 = TRow.MultiplyAdd(in Unsafe.Add(ref a, i2), row, r2);
            r3 = TRow.MultiplyAdd(in Unsafe.Add(ref a, i3), row, r3);
            a = ref Unsafe.Add(ref a, aStep);
            b = ref Unsafe.Add(ref b, bStep);
            if (TScale.IsScaled) s = ref Unsafe.Add(ref s, task.ScaleStep);
        }
        Put(r0, r1, r2, r3, in task, 0);
    }

    [MethodImpl(Inline)]
    private static void Put(TRow r0, TRow r1, TRow r2, TRow r3, in TileTask<T> task, int first)
    {
        Put(r0, in task, first);
        if (task.Rows > first + 1) Put(r1, in task, first + 1);
        if (task.Rows > first + 2) Put(r2, in task, first + 2);
        if (task.Rows > first + 3) Put(r3, in task, first + 3);
    }

    [MethodImpl(Inline)]
    private static void Put(TRow row, in TileTask<T> task, int number)
    {
        if (task.Adds) row = TRow.Load(in Unsafe.Add(ref task.D, number * task.DRow), task.Last) + row;
        row.Store(ref Unsafe.Add(ref task.C, number * task.CRow), task.Last);
    }
}

/// <summary>Whether every row of B is multiplied by a number as it is read.</summary>
internal interface ITileScale
{
    /// <summary>Whether it is.</summary>
    static abstract bool IsScaled { get; }
}

/// <summary>B as it is.</summary>
internal readonly struct Unscaled : ITileScale
{
    public static bool IsScaled => false;
}

/// <summary>diag(s)*B.</summary>
internal readonly struct Scaled : ITileScale
{
    public static bool IsScaled => true;
}

/// <summary>What one tile computes: where its operands are, and how they are walked.</summary>
internal ref struct TileTask<T>
{
    /// <summary>The first entries.</summary>
    public ref T A, B, C, D, Scale;

    /// <summary>Distance of neighbouring rows.</summary>
    public nint ARow, CRow, DRow;

    /// <summary>Distance of neighbouring columns.</summary>
    public nint DColumn;

    /// <summary>Distance of neighbouring inner indices.</summary>
    public nint AStep, BStep, ScaleStep;

    /// <summary>Where the last vector of a row begins.</summary>
    public nint Last;

    /// <summary>Number of inner indices and of rows.</summary>
    public int Inner, Rows;

    /// <summary>Whether D is added, which may be C.</summary>
    public bool Adds;

    /// <summary>Distance of a row of A from the first; of the last row, if it has fewer.</summary>
    public readonly nint Row(int number) => Math.Min(ARow * number, ARow * (Rows - 1));
}
