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
        return Partials<Wide256<double>>.Result(fold, before, Partials<Wide256<double>>.Next(fold, low, high));
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

    /// <summary>What was folded before and all lanes in one number, by halves.</summary>
    [MethodImpl(Inline)]
    public static double Result(Fold fold, double before, V lanes)
    {
        if (typeof(V) == typeof(OneLane<double>)) return Of(fold, before, lanes.First());
        var four = typeof(V) == typeof(Wide512<double>) ? Half(fold, Unsafe.BitCast<V, Vector512<double>>(lanes)) : Unsafe.BitCast<V, Vector256<double>>(lanes);
        return Of(fold, before, Of(fold, Of(fold, four[0], four[2]), Of(fold, four[1], four[3])));
    }

    [MethodImpl(Inline)]
    private static Vector256<double> Half(Fold fold, Vector512<double> lanes) =>
        Unsafe.BitCast<Wide256<double>, Vector256<double>>(Partials<Wide256<double>>.Next(fold, new(lanes.GetLower()), new(lanes.GetUpper())));

    [MethodImpl(Inline)]
    private static double Of(Fold fold, double x, double y) => fold switch
    {
        Fold.Max => Math.Max(x, y),
        Fold.Min => Math.Min(x, y),
        _ => x + y,
    };
}
