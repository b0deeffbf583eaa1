using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>
/// Sums over dense lines. A short sum is taken in order. A longer one has as many partial sums as four vectors of 512 bits hold, element i in number i modulo that; these are
/// added by halves. So it has the same bits at every width, and fewer lost digits than one long sum. Optimised at once: a single evaluation would be over before the runtime finds out that these loops matter.
/// </summary>
internal static class Lines<V, T>
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostPartials = 64, Short = 16;

    private static int Partials => 256 / Unsafe.SizeOf<T>();

    /// <summary>The sum of terms of two lines.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Sum<TTerm>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where TTerm : struct, ITerm
    {
        if (x.Length <= Short) return ShortSum<TTerm>(x, y);
        Span<T> partial = stackalloc T[MostPartials];
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y);
        ref var sums = ref MemoryMarshal.GetReference(partial);
        nint all = Partials, whole = x.Length - (x.Length % Partials);
        for (nint first = 0; first < all; first += 4 * V.Count)
        {
            V s0 = default, s1 = default, s2 = default, s3 = default;
            for (var i = first; i < whole; i += all)
            {
                s0 = TTerm.Add<V, T>(s0, in a, in b, i);
                s1 = TTerm.Add<V, T>(s1, in a, in b, i + V.Count);
                s2 = TTerm.Add<V, T>(s2, in a, in b, i + (2 * V.Count));
                s3 = TTerm.Add<V, T>(s3, in a, in b, i + (3 * V.Count));
            }
            s0.Store(ref sums, first);
            s1.Store(ref sums, first + V.Count);
            s2.Store(ref sums, first + (2 * V.Count));
            s3.Store(ref sums, first + (3 * V.Count));
        }
        for (var i = whole; i < x.Length; i++)
            TTerm.Add<OneLane<T>, T>(OneLane<T>.Load(in sums, i - whole), in a, in b, i).Store(ref sums, i - whole);
        return Total(ref sums, (int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(x.Length, Partials)));
    }

    /// <summary>Adds a multiple of one line to another.</summary>
    public static void AddScaled(T factor, ReadOnlySpan<T> x, Span<T> sum) => AddScaled<OneLane<T>>(factor, x, sum, AddScaled<V>(factor, x, sum, 0));

    /// <summary>Adds the products of two lines to a third.</summary>
    public static void AddProducts(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> sum) => AddProducts<OneLane<T>>(x, y, sum, AddProducts<V>(x, y, sum, 0));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int AddScaled<W>(T factor, ReadOnlySpan<T> x, Span<T> sum, int from)
        where W : struct, ILanes<W, T>
    {
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var c = ref MemoryMarshal.GetReference(sum);
        var all = W.Of(factor);
        for (; from <= sum.Length - W.Count; from += W.Count) W.MultiplyAdd(all, W.Load(in a, from), W.Load(in c, from)).Store(ref c, from);
        return from;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int AddProducts<W>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> sum, int from)
        where W : struct, ILanes<W, T>
    {
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y);
        ref var c = ref MemoryMarshal.GetReference(sum);
        for (; from <= sum.Length - W.Count; from += W.Count) W.MultiplyAdd(W.Load(in a, from), W.Load(in b, from), W.Load(in c, from)).Store(ref c, from);
        return from;
    }

    private static T ShortSum<TTerm>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where TTerm : struct, ITerm
    {
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y);
        OneLane<T> sum = default;
        for (nint i = 0; i < x.Length; i++) sum = TTerm.Add<OneLane<T>, T>(sum, in a, in b, i);
        return sum.Sum();
    }

    private static T Total(ref T sums, int count)
    {
        for (var half = count / 2; half > 0; half /= 2)
        {
            var i = 0;
            for (; i <= half - V.Count; i += V.Count) (V.Load(in sums, i) + V.Load(in sums, i + half)).Store(ref sums, i);
            for (; i < half; i++) Unsafe.Add(ref sums, i) += Unsafe.Add(ref sums, i + half);
        }
        return sums;
    }
}

/// <summary>What is summed.</summary>
internal interface ITerm
{
    /// <summary>The sum with the next terms.</summary>
    static abstract V Add<V, T>(V sum, ref readonly T x, ref readonly T y, nint index)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>The elements of the first line.</summary>
internal readonly struct Elements : ITerm
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Add<V, T>(V sum, ref readonly T x, ref readonly T y, nint index)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => sum + V.Load(in x, index);
}

/// <summary>The products of the elements of two lines.</summary>
internal readonly struct Multiples : ITerm
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Add<V, T>(V sum, ref readonly T x, ref readonly T y, nint index)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => V.MultiplyAdd(V.Load(in x, index), V.Load(in y, index), sum);
}
