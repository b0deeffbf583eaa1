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

    /// <summary>A fold of what was folded before and the elements of a line.</summary>
    public static double Run(int lanes, Fold fold, double before, double* line, int count) => (fold, lanes) switch
    {
        (Fold.Sum, 8) => Sum<Wide512<double>>(before, line, count),
        (Fold.Sum, 4) => Sum<Wide256<double>>(before, line, count),
        (Fold.Sum, _) => Sum<OneLane<double>>(before, line, count),
        (Fold.Max, 8) => Extreme<Wide512<double>, Largest>(before, line, count),
        (Fold.Max, 4) => Extreme<Wide256<double>, Largest>(before, line, count),
        (Fold.Max, _) => Extreme<OneLane<double>, Largest>(before, line, count),
        (_, 8) => Extreme<Wide512<double>, Smallest>(before, line, count),
        (_, 4) => Extreme<Wide256<double>, Smallest>(before, line, count),
        _ => Extreme<OneLane<double>, Smallest>(before, line, count),
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

    /// <summary>The largest or smallest element; NaN if one is. What is not finite makes NaN of its product with 0, so only then is NaN looked for.</summary>
    [MethodImpl(Fast)]
    [SkipLocalsInit]
    private static double Extreme<V, TFold>(double before, double* line, int count)
        where V : struct, ILanes<V, double>
        where TFold : struct, IExtreme
    {
        var lanes = stackalloc double[2 * Partials.Count];
        Partials.Clear(TFold.Fold, ref *lanes);
        if (count < V.Count) new ReadOnlySpan<double>(line, count).CopyTo(new(lanes, count));
        else if (!IsFinite<V, TFold>(line, count, lanes) && !IsOrdered<V>(line, count)) return double.NaN;
        return Partials.Result(TFold.Fold, before, in *lanes);
    }

    /// <summary>Finds the extreme of each lane, and whether all elements are finite. The last elements may be read twice.</summary>
    [MethodImpl(Fast)]
    private static bool IsFinite<V, TFold>(double* line, int count, double* lanes)
        where V : struct, ILanes<V, double>
        where TFold : struct, IExtreme
    {
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
        TFold.Of(TFold.Of(a, b), TFold.Of(c, d)).Store(ref *lanes, 0);
        return V.All(V.Equal(nothing, nothing));
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
