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
    public static double Empty(Fold fold) => fold switch
    {
        Fold.Max => double.NegativeInfinity,
        Fold.Min => double.PositiveInfinity,
        _ => 0,
    };

    /// <summary>Starts with nothing.</summary>
    public static void Clear(Fold fold, ref double partials) => Vector512.Create(Empty(fold)).StoreUnsafe(ref partials);

    /// <summary>Folds a few values, one into each of the first partial results.</summary>
    public static void Add(Fold fold, Span<double> partials, ReadOnlySpan<double> values)
    {
        for (var i = 0; i < values.Length; i++) partials[i] = Of(fold, partials[i], values[i]);
    }

    /// <summary>What was folded before and all partial results in one number.</summary>
    public static double Result(Fold fold, double before, ref readonly double partials)
    {
        Vector256<double> low = Vector256.LoadUnsafe(in partials), high = Vector256.LoadUnsafe(in partials, 4);
        var four = fold switch
        {
            Fold.Max => Vector256.Max(low, high),
            Fold.Min => Vector256.Min(low, high),
            _ => low + high,
        };
        return Of(fold, before, Of(fold, Of(fold, four[0], four[2]), Of(fold, four[1], four[3])));
    }

    private static double Of(Fold fold, double x, double y) => fold switch
    {
        Fold.Max => Math.Max(x, y),
        Fold.Min => Math.Min(x, y),
        _ => x + y,
    };
}

/// <summary>Steps of folds over lanes: what was folded before and one value more.</summary>
/// <typeparam name="V">The lanes.</typeparam>
internal static class Partials<V>
    where V : struct, ILanes<V, double>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>The step of a fold.</summary>
    public static Func<V, V, V> Of(Fold fold) => fold switch
    {
        Fold.Max => Largest,
        Fold.Min => Smallest,
        _ => Sum,
    };

    [MethodImpl(Inline)] private static V Sum(V before, V value) => before + value;

    [MethodImpl(Inline)] private static V Largest(V before, V value) => V.Max(before, value);

    [MethodImpl(Inline)] private static V Smallest(V before, V value) => V.Min(before, value);
}
