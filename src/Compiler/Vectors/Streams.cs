using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SymDiff.Compiling.Vectors;

/// <summary>Access from compiled loops to pinned memory; nothing is checked.</summary>
/// <typeparam name="V">The lanes.</typeparam>
internal static unsafe class Streams<V>
    where V : struct, ILanes<V, double>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>The address that a place of the table has.</summary>
    [MethodImpl(Inline)] public static nint Of(nint table, int place) => ((nint*)table)[place];

    /// <summary>The address of a number of the stream that begins where a place of the table says.</summary>
    [MethodImpl(Inline)] public static nint Of(nint table, int place, nint first) => (nint)(((double**)table)[place] + first);

    /// <summary>The address of a block among blocks of equal length.</summary>
    [MethodImpl(Inline)] public static nint Block(nint blocks, int place, int length) => (nint)((double*)blocks + ((nint)place * length));

    /// <summary>Neighbouring numbers.</summary>
    [MethodImpl(Inline)] public static V Load(nint stream, int index) => V.Load(ref *(double*)stream, index);

    /// <summary>One number for all lanes.</summary>
    [MethodImpl(Inline)] public static V LoadOne(nint stream) => V.Of(*(double*)stream);

    /// <summary>Writes the number that all lanes have.</summary>
    [MethodImpl(Inline)] public static void StoreOne(nint stream, V value) => *(double*)stream = value.First();

    /// <summary>Writes neighbouring numbers past the cache; their address is a multiple of a vector's length.</summary>
    [MethodImpl(Inline)]
    public static void StorePast(nint stream, int index, V value)
    {
        if (typeof(V) == typeof(Wide512<double>)) Unsafe.BitCast<V, Vector512<double>>(value).StoreAlignedNonTemporal((double*)stream + index);
        else if (typeof(V) == typeof(Wide256<double>)) Unsafe.BitCast<V, Vector256<double>>(value).StoreAlignedNonTemporal((double*)stream + index);
        else Store(stream, index, value);
    }

    /// <summary>Writes neighbouring numbers.</summary>
    [MethodImpl(Inline)] public static void Store(nint stream, int index, V value) => value.Store(ref *(double*)stream, index);
}
