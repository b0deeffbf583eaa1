using System.Runtime.CompilerServices;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>
/// Sums, largest and smallest entries of dense lines. A sum adds in an order that depends on an element's place alone: 32 partial sums, which are added by halves, so the
/// bits are the same at any width.
/// </summary>
internal static unsafe class LaneFolds
{
    private const int Sums = 32, Quarter = Sums / 4;
    private const MethodImplOptions Fast = MethodImplOptions.AggressiveOptimization;

    /// <summary>Elements of which each partial sum is made: more would cost digits.</summary>
    public const int Longest = 4096;

    /// <summary>A fold of a line of any length.</summary>
    [MethodImpl(Fast)]
    public static double Line<V>(Fold fold, nint line, int count)
        where V : struct, ILanes<V, double>
    {
        var result = Partials.Empty(fold);
        for (var start = (double*)line; count > 0; count -= Longest, start += Longest) result = Run<V>(fold, result, start, Math.Min(count, Longest));
        return result;
    }

    private static double Run<V>(Fold fold, double before, double* line, int count)
        where V : struct, ILanes<V, double> => fold switch
        {
            Fold.Sum => Sum<V>(before, line, count),
            Fold.Max => Extreme<V, Largest>(before, line, count),
            _ => Extreme<V, Smallest>(before, line, count),
        };

    /// <summary>A fold of what was folded before and the elements of a line.</summary>
    public static double Run(int lanes, Fold fold, double before, double* line, int count) => lanes switch
    {
        8 => Run<Wide512<double>>(fold, before, line, count),
        4 => Run<Wide256<double>>(fold, before, line, count),
        _ => Run<OneLane<double>>(fold, before, line, count),
    };

    /// <inheritdoc cref="Run(int, Fold, double, double*, int)"/>
    public static double Run(int lanes, Fold fold, double before, ReadOnlySpan<double> line)
    {
        fixed (double* start = line) return Run(lanes, fold, before, start, line.Length);
    }

    [MethodImpl(Fast)]
    private static double Sum<V>(double before, double* line, int count)
        where V : struct, ILanes<V, double>
    {
        double* sums = stackalloc double[Quarter], rest = stackalloc double[Sums];
        var whole = count - (count % Sums);
        new ReadOnlySpan<double>(line + whole, count - whole).CopyTo(new(rest, Sums));
        for (var lane = 0; lane < Quarter; lane += V.Count)
        {
            V a = V.Of(0), b = a, c = a, d = a;
            for (var i = lane; i < whole; i += Sums)
            {
                a += V.Load(ref line[i], 0);
                b += V.Load(ref line[i], Quarter);
                c += V.Load(ref line[i], 2 * Quarter);
                d += V.Load(ref line[i], 3 * Quarter);
            }
            a += V.Load(ref rest[lane], 0);
            b += V.Load(ref rest[lane], Quarter);
            c += V.Load(ref rest[lane], 2 * Quarter);
            d += V.Load(ref rest[lane], 3 * Quarter);
            (a + c + (b + d)).Store(ref sums[lane], 0);
        }
        return Partials.Result(Fold.Sum, before, in *sums);
    }

    /// <summary>
    /// The largest or smallest element; NaN if one is. What is not finite makes NaN of its product with 0, so only then is NaN looked for. The last elements may be read twice.
    /// </summary>
    [MethodImpl(Fast)]
    private static double Extreme<V, TFold>(double before, double* line, int count)
        where V : struct, ILanes<V, double>
        where TFold : struct, IExtreme
    {
        if (count < V.Count) return count == 0 ? before : Extreme<OneLane<double>, TFold>(before, line, count);
        V a = V.Load(ref *line, count - V.Count), b = a, c = a, d = a, zero = V.Of(0);
        var nothing = a * zero;
        var i = 0;
        for (; i <= count - (4 * V.Count); i += 4 * V.Count)
        {
            V x = V.Load(ref line[i], 0), y = V.Load(ref line[i], V.Count), z = V.Load(ref line[i], 2 * V.Count), w = V.Load(ref line[i], 3 * V.Count);
            (a, b, c, d) = (TFold.Of(a, x), TFold.Of(b, y), TFold.Of(c, z), TFold.Of(d, w));
            nothing |= V.MultiplyAdd(w, zero, V.MultiplyAdd(z, zero, V.MultiplyAdd(y, zero, x * zero)));
        }
        for (; i <= count - V.Count; i += V.Count)
        {
            var x = V.Load(ref line[i], 0);
            (a, nothing) = (TFold.Of(a, x), nothing | (x * zero));
        }
        var result = Partials<V>.Result(TFold.Fold, before, TFold.Of(TFold.Of(a, b), TFold.Of(c, d))); // before a call, which would have the vectors kept in memory all along
        return V.All(V.Equal(nothing, nothing)) || IsOrdered<V>(line, count) ? result : double.NaN;
    }

    /// <summary>Whether there is no NaN in a line.</summary>
    private static bool IsOrdered<V>(double* line, int count)
        where V : struct, ILanes<V, double>
    {
        var (last, order) = (V.Load(ref *line, count - V.Count), V.OfBits(-1));
        for (var i = 0; i < count - V.Count; i += V.Count) order &= V.Equal(V.Load(ref line[i], 0), V.Load(ref line[i], 0));
        return V.All(order & V.Equal(last, last));
    }

    /// <summary>A fold that takes one of its elements.</summary>
    private interface IExtreme
    {
        /// <summary>Which it is.</summary>
        static abstract Fold Fold { get; }

        /// <summary>One of two numbers.</summary>
        static abstract V Of<V>(V x, V y)
            where V : struct, ILanes<V, double>;
    }

    private readonly struct Largest : IExtreme
    {
        public static Fold Fold => Fold.Max;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V>(V x, V y)
            where V : struct, ILanes<V, double> => V.MaxNumber(x, y);
    }

    private readonly struct Smallest : IExtreme
    {
        public static Fold Fold => Fold.Min;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V>(V x, V y)
            where V : struct, ILanes<V, double> => V.MinNumber(x, y);
    }
}
