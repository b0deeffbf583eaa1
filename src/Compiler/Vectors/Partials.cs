using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SymDiff.Compiling.Vectors;

/// <summary>
/// The partial results of a fold in a loop over lanes: eight at any width, in a queue from which lanes are taken at the front and put back at the end. They are folded by halves, so it
/// does not matter where the queue begins, and the bits are the same at every width.
/// </summary>
internal static class Partials
{
    /// <summary>Number of partial results.</summary>
    public const int Count = 8;

    /// <summary>What a fold of nothing is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Empty(Fold fold) => fold switch
    {
        Fold.Max => double.NegativeInfinity,
        Fold.Min => double.PositiveInfinity,
        _ => 0,
    };

    /// <summary>Starts with nothing.</summary>
    public static void Clear(Fold fold, ref double partials) => Vector512.Create(Empty(fold)).StoreUnsafe(ref partials);

    /// <summary>What was folded before and all partial results in one number.</summary>
    public static double Result(Fold fold, double before, ref readonly double partials)
    {
        Wide256<double> low = Wide256<double>.Load(in partials, 0), high = Wide256<double>.Load(in partials, Wide256<double>.Count);
        var all = Partials<Wide256<double>>.All(fold, Partials<Wide256<double>>.Next(fold, low, high));
        return Partials<Wide256<double>>.Next(fold, Wide256<double>.Of(before), all).First();
    }
}

/// <summary>Folds over lanes. The kind is a constant where they are called, so the JIT leaves one arm of each.</summary>
/// <typeparam name="V">The lanes.</typeparam>
internal static class Partials<V>
    where V : struct, ILanes<V, double>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>What was folded before and one value more.</summary>
    [MethodImpl(Inline)]
    public static V Next(Fold fold, V before, V value) => fold switch
    {
        Fold.Max => V.Max(before, value),
        Fold.Min => V.Min(before, value),
        _ => before + value,
    };

    /// <summary>All lanes folded by halves, in every lane: each with the one half the width away, then a quarter and so on; it does not matter which of two comes first.</summary>
    [MethodImpl(Inline)]
    public static V All(Fold fold, V lanes)
    {
        if (V.Count > 4) lanes = Next(fold, lanes, Swap(lanes, 4));
        if (V.Count > 1) lanes = Next(fold, lanes, Swap(lanes, 2));
        return V.Count > 1 ? Next(fold, lanes, Swap(lanes, 1)) : lanes;
    }

    /// <summary>In each lane the one at a distance, a power of 2.</summary>
    [MethodImpl(Inline)]
    public static V Swap(V lanes, long distance)
    {
        if (typeof(V) == typeof(Wide256<double>))
        {
            var four = Vector256.Create(0 ^ distance, 1 ^ distance, 2 ^ distance, 3 ^ distance);
            return Unsafe.BitCast<Vector256<double>, V>(Vector256.Shuffle(Unsafe.BitCast<V, Vector256<double>>(lanes), four));
        }
        var places = Vector512.Create(0 ^ distance, 1 ^ distance, 2 ^ distance, 3 ^ distance, 4 ^ distance, 5 ^ distance, 6 ^ distance, 7 ^ distance);
        return Unsafe.BitCast<Vector512<double>, V>(Vector512.Shuffle(Unsafe.BitCast<V, Vector512<double>>(lanes), places));
    }
}
