using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SymDiff.Compiling.Vectors;

/// <summary>
/// The points of a stream behind the last whole vector, which are computed in memory beside it. There are no loops and no calls in this where the machine has masks:
/// what a loop over lanes keeps in registers can stay there.
/// </summary>
/// <typeparam name="V">The lanes.</typeparam>
internal static unsafe class Rest<V>
    where V : struct, ILanes<V, double>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>Where a stream would begin whose points from the index on are in a block.</summary>
    [MethodImpl(Inline)] public static nint Behind(nint block, int index) => (nint)((double*)block - index);

    /// <summary>Copies the points from the index on to a block, the first of them to the lanes that are left.</summary>
    /// <returns>Where a stream would begin whose points these are.</returns>
    [MethodImpl(Inline)]
    public static nint Read(nint stream, nint block, int index, int count)
    {
        double* from = (double*)stream + index, to = (double*)block;
        if (typeof(V) == typeof(Wide512<double>) && Avx512F.IsSupported) Avx512F.MaskLoad(from, Lanes512(count - index), Vector512.Create(*from)).Store(to);
        else if (typeof(V) == typeof(Wide256<double>) && Avx.IsSupported)
            Vector256.ConditionalSelect(Lanes256(count - index), Avx.MaskLoad(from, Lanes256(count - index)), Vector256.Create(*from)).Store(to);
        else
            for (var lane = 0; lane < V.Count; lane++) to[lane] = from[lane < count - index ? lane : 0];
        return Behind(block, index);
    }

    /// <summary>Copies the points from the index on from a block to a stream.</summary>
    [MethodImpl(Inline)]
    public static void Write(nint stream, nint block, int index, int count)
    {
        double* from = (double*)block, to = (double*)stream + index;
        if (typeof(V) == typeof(Wide512<double>) && Avx512F.IsSupported) Avx512F.MaskStore(to, Lanes512(count - index), Vector512.Load(from));
        else if (typeof(V) == typeof(Wide256<double>) && Avx.IsSupported) Avx.MaskStore(to, Lanes256(count - index), Vector256.Load(from));
        else
            for (var lane = 0; lane < count - index; lane++) to[lane] = from[lane];
    }

    /// <summary>Some of the first lanes, and the others of other numbers.</summary>
    [MethodImpl(Inline)]
    public static V Select(int count, V first, V others)
    {
        if (typeof(V) == typeof(Wide512<double>)) return V.Select(Unsafe.BitCast<Vector512<double>, V>(Lanes512(count)), first, others);
        if (typeof(V) == typeof(Wide256<double>)) return V.Select(Unsafe.BitCast<Vector256<double>, V>(Lanes256(count)), first, others);
        return first;
    }

    [MethodImpl(Inline)] private static Vector512<double> Lanes512(int count) => Vector512.LessThan(Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7), Vector512.Create((double)count));

    [MethodImpl(Inline)] private static Vector256<double> Lanes256(int count) => Vector256.LessThan(Vector256.Create(0.0, 1, 2, 3), Vector256.Create((double)count));
}
