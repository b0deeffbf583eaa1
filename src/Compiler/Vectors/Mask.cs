using System.Runtime.CompilerServices;

namespace SymDiff.Compiling.Vectors;

/// <summary>A truth value for every lane: all bits, or none.</summary>
internal readonly struct Mask<V>(V bits)
    where V : struct, ILanes<V, double>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly V bits = bits;

    /// <summary>True everywhere.</summary>
    public static Mask<V> Everywhere
    {
        [MethodImpl(Inline)] get => new(V.OfBits(-1));
    }

    [MethodImpl(Inline)] public static Mask<V> Less(V x, V y) => new(V.Less(x, y));
    [MethodImpl(Inline)] public static Mask<V> LessEqual(V x, V y) => new(V.LessEqual(x, y));
    [MethodImpl(Inline)] public static Mask<V> Greater(V x, V y) => new(V.Less(y, x));
    [MethodImpl(Inline)] public static Mask<V> GreaterEqual(V x, V y) => new(V.LessEqual(y, x));
    [MethodImpl(Inline)] public static Mask<V> Equal(V x, V y) => new(V.Equal(x, y));
    [MethodImpl(Inline)] public static Mask<V> NotEqual(V x, V y) => new(~V.Equal(x, y));

    [MethodImpl(Inline)] public static Mask<V> operator &(Mask<V> x, Mask<V> y) => new(x.bits & y.bits);
    [MethodImpl(Inline)] public static Mask<V> operator |(Mask<V> x, Mask<V> y) => new(x.bits | y.bits);
    [MethodImpl(Inline)] public static Mask<V> operator ~(Mask<V> x) => new(~x.bits);

    /// <summary>Any number but 0 is true.</summary>
    [MethodImpl(Inline)] public static Mask<V> OfNumber(V x) => NotEqual(x, V.Of(0));

    /// <summary>1 for true, 0 for false.</summary>
    [MethodImpl(Inline)] public static V ToNumber(Mask<V> mask) => mask.bits & V.Of(1);

    /// <summary>x where the mask holds, y elsewhere.</summary>
    [MethodImpl(Inline)] public static V Select(Mask<V> mask, V x, V y) => V.Select(mask.bits, x, y);

    /// <summary>Writes all bits or none for every lane.</summary>
    [MethodImpl(Inline)] public static void Store(Mask<V> mask, ref double start) => mask.bits.Store(ref start, 0);
}
