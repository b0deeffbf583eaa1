using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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

    /// <summary>What was folded before and all partial results in one number.</summary>
    public static double Result(Fold fold, double before, ref readonly double partials)
    {
        Vector256<double> low = Vector256.LoadUnsafe(in partials), high = Vector256.LoadUnsafe(in partials, 4);
        switch (fold)
        {
            case Fold.Max:
                var largest = Vector256.Max(low, high);
                var two = Vector128.Max(largest.GetLower(), largest.GetUpper());
                return Math.Max(before, Math.Max(two[0], two[1]));
            case Fold.Min:
                var smallest = Vector256.Min(low, high);
                two = Vector128.Min(smallest.GetLower(), smallest.GetUpper());
                return Math.Min(before, Math.Min(two[0], two[1]));
            default:
                var sum = low + high;
                two = sum.GetLower() + sum.GetUpper();
                return before + (two[0] + two[1]);
        }
    }
}

/// <summary>Steps of folds over lanes.</summary>
/// <typeparam name="V">The lanes.</typeparam>
internal static class Partials<V>
    where V : struct, ILanes<V, double>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization;

    private static ReadOnlySpan<long> Ends => [-1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>The step of a fold: what was folded before, values, and in which lanes they count.</summary>
    public static Func<V, V, V, V> Of(Fold fold) => fold switch
    {
        Fold.Max => Largest,
        Fold.Min => Smallest,
        _ => Sum,
    };

    /// <summary>All bits in as many lanes as there are points, none in the others.</summary>
    [MethodImpl(Inline)]
    public static V Points(int count) =>
        V.Load(ref Unsafe.As<long, double>(ref MemoryMarshal.GetReference(Ends)), Partials.Count - Math.Min(count, V.Count));

    [MethodImpl(Inline)] private static V Sum(V before, V value, V points) => before + (value & points);

    [MethodImpl(Inline)] private static V Largest(V before, V value, V points) => V.Max(before, V.Select(points, value, V.Of(double.NegativeInfinity)));

    [MethodImpl(Inline)] private static V Smallest(V before, V value, V points) => V.Min(before, V.Select(points, value, V.Of(double.PositiveInfinity)));
}
