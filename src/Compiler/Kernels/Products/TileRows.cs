using System.Numerics;
using System.Runtime.CompilerServices;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>
/// Vectors side by side: one row of a tile that stays in registers. The last vector may overlap the one before, where a row is no multiple of vectors: both have the same numbers
/// there. One flat struct for each width, because the runtime keeps those in registers, but not nested ones.
/// </summary>
/// <typeparam name="TSelf">The row.</typeparam>
/// <typeparam name="T">One number.</typeparam>
internal interface ITileRow<TSelf, T>
    where TSelf : struct, ITileRow<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Reads neighbouring numbers.</summary>
    /// <param name="start">The first.</param>
    /// <param name="last">Where the last vector begins.</param>
    static abstract TSelf Load(ref readonly T start, nint last);

    /// <summary>factor*row.</summary>
    static abstract TSelf Multiply(ref readonly T factor, TSelf row);

    /// <summary>factor*row + sum, rounded once.</summary>
    static abstract TSelf MultiplyAdd(ref readonly T factor, TSelf row, TSelf sum);

    /// <summary>The sum of two rows.</summary>
    static abstract TSelf operator +(TSelf x, TSelf y);

    /// <summary>Writes neighbouring numbers.</summary>
    void Store(ref T start, nint last);
}

/// <summary>A row of one vector.</summary>
internal readonly struct OneWide<V, T>(V a) : ITileRow<OneWide<V, T>, T>
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly V a = a;

    [MethodImpl(Inline)] public static OneWide<V, T> Load(ref readonly T start, nint last) => new(V.Load(in start, last));

    [MethodImpl(Inline)] public static OneWide<V, T> Multiply(ref readonly T factor, OneWide<V, T> row) => new(V.OfAt(in factor) * row.a);

    [MethodImpl(Inline)]
    public static OneWide<V, T> MultiplyAdd(ref readonly T factor, OneWide<V, T> row, OneWide<V, T> sum) => new(V.MultiplyAdd(V.OfAt(in factor), row.a, sum.a));

    [MethodImpl(Inline)] public static OneWide<V, T> operator +(OneWide<V, T> x, OneWide<V, T> y) => new(x.a + y.a);

    [MethodImpl(Inline)] public void Store(ref T start, nint last) => a.Store(ref start, last);
}

/// <summary>A row of two vectors.</summary>
internal readonly struct TwoWide<V, T>(V a, V b) : ITileRow<TwoWide<V, T>, T>
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly V a = a, b = b;

    [MethodImpl(Inline)] public static TwoWide<V, T> Load(ref readonly T start, nint last) => new(V.Load(in start, 0), V.Load(in start, last));

    [MethodImpl(Inline)]
    public static TwoWide<V, T> Multiply(ref readonly T factor, TwoWide<V, T> row)
    {
        var all = V.OfAt(in factor);
        return new(all * row.a, all * row.b);
    }

    [MethodImpl(Inline)]
    public static TwoWide<V, T> MultiplyAdd(ref readonly T factor, TwoWide<V, T> row, TwoWide<V, T> sum)
    {
        var all = V.OfAt(in factor);
        return new(V.MultiplyAdd(all, row.a, sum.a), V.MultiplyAdd(all, row.b, sum.b));
    }

    [MethodImpl(Inline)] public static TwoWide<V, T> operator +(TwoWide<V, T> x, TwoWide<V, T> y) => new(x.a + y.a, x.b + y.b);

    [MethodImpl(Inline)]
    public void Store(ref T start, nint last)
    {
        a.Store(ref start, 0);
        b.Store(ref start, last);
    }
}

/// <summary>A row of three vectors.</summary>
internal readonly struct ThreeWide<V, T>(V a, V b, V c) : ITileRow<ThreeWide<V, T>, T>
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly V a = a, b = b, c = c;

    [MethodImpl(Inline)]
    public static ThreeWide<V, T> Load(ref readonly T start, nint last) =>
        new(V.Load(in start, 0), V.Load(in start, V.Count), V.Load(in start, last));

    [MethodImpl(Inline)]
    public static ThreeWide<V, T> Multiply(ref readonly T factor, ThreeWide<V, T> row)
    {
        var all = V.OfAt(in factor);
        return new(all * row.a, all * row.b, all * row.c);
    }

    [MethodImpl(Inline)]
    public static ThreeWide<V, T> MultiplyAdd(ref readonly T factor, ThreeWide<V, T> row, ThreeWide<V, T> sum)
    {
        var all = V.OfAt(in factor);
        return new(V.MultiplyAdd(all, row.a, sum.a), V.MultiplyAdd(all, row.b, sum.b), V.MultiplyAdd(all, row.c, sum.c));
    }

    [MethodImpl(Inline)]
    public static ThreeWide<V, T> operator +(ThreeWide<V, T> x, ThreeWide<V, T> y) => new(x.a + y.a, x.b + y.b, x.c + y.c);

    [MethodImpl(Inline)]
    public void Store(ref T start, nint last)
    {
        a.Store(ref start, 0);
        b.Store(ref start, V.Count);
        c.Store(ref start, last);
    }
}
