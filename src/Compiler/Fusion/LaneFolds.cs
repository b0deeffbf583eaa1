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
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>Elements of which each partial sum is made: more would cost digits.</summary>
    public const int Longest = 4096;

    /// <summary>A fold of a line of any length, in every lane.</summary>
    [MethodImpl(Inline)]
    public static V Line<V>(Fold fold, nint line, int count)
        where V : struct, ILanes<V, double> => fold switch
        {
            Fold.Sum => V.Of(SumOfLine<V>((double*)line, count)),
            Fold.Max => Extreme<V, Largest>((double*)line, count),
            _ => Extreme<V, Smallest>((double*)line, count),
        };

    private static double SumOfLine<V>(double* line, int count)
        where V : struct, ILanes<V, double>
    {
        var result = 0.0;
        for (; count > 0; count -= Longest, line += Longest) result = Sum<V>(result, line, Math.Min(count, Longest));
        return result;
    }

    [MethodImpl(Fast)]
    private static double Run<V>(Fold fold, double before, double* line, int count)
        where V : struct, ILanes<V, double> => fold switch
        {
            Fold.Sum => Sum<V>(before, line, count),
            Fold.Max => Math.Max(before, Extreme<V, Largest>(line, count).First()),
            _ => Math.Min(before, Extreme<V, Smallest>(line, count).First()),
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
    /// The largest or smallest element in every lane; NaN if one is. NaN makes NaN of a sum, and little else does, so only then is it looked for. Elements may be read twice.
    /// Either of two zeros may be found, so a zero gets the same sign at every width.
    /// </summary>
    [MethodImpl(Inline)]
    private static V Extreme<V, TFold>(double* line, int count)
        where V : struct, ILanes<V, double>
        where TFold : struct, IExtreme
    {
        if (count < V.Count) return V.Of(OfFew<TFold>(line, count));
        V a = V.Load(ref *line, count - V.Count), b = a, c = a, d = a, sum = a;
        var i = 0;
        for (; i <= count - (4 * V.Count); i += 4 * V.Count)
        {
            V x = V.Load(ref line[i], 0), y = V.Load(ref line[i], V.Count), z = V.Load(ref line[i], 2 * V.Count), w = V.Load(ref line[i], 3 * V.Count);
            (a, b, c, d) = (TFold.Of(a, x), TFold.Of(b, y), TFold.Of(c, z), TFold.Of(d, w));
            sum += x + y + (z + w);
        }
        for (; i <= count - V.Count; i += V.Count)
        {
            var x = V.Load(ref line[i], 0);
            (a, sum) = (TFold.Of(a, x), sum + x);
        }
        a = TFold.Of(TFold.Of(a, b), TFold.Of(c, d));
        if (V.Count > 4) a = TFold.Of(a, Partials<V>.Swap(a, 4));
        if (V.Count > 1) a = TFold.Of(a, Partials<V>.Swap(a, 2));
        if (V.Count > 1) a = TFold.Of(a, Partials<V>.Swap(a, 1));
        a += V.Of(0);
        return V.AreEqual(sum, sum) ? a : V.Of(IfOrdered(a, line, count));
    }

    /// <summary>The same for less than a vector.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | Fast)]
    private static double OfFew<TFold>(double* line, int count)
        where TFold : struct, IExtreme => count == 0 ? TFold.Nothing : Extreme<OneLane<double>, TFold>(line, count).First();

    /// <summary>A number, or NaN if there is one in a line. It is not inlined: vectors that live across a call are kept in memory all along.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | Fast)]
    private static double IfOrdered<V>(V number, double* line, int count)
        where V : struct, ILanes<V, double>
    {
        var (last, order) = (V.Load(ref *line, count - V.Count), V.OfBits(-1));
        for (var i = 0; i < count - V.Count; i += V.Count) order &= V.Equal(V.Load(ref line[i], 0), V.Load(ref line[i], 0));
        return V.All(order & V.Equal(last, last)) ? number.First() : double.NaN;
    }

    /// <summary>A fold that takes one of its elements.</summary>
    private interface IExtreme
    {
        /// <summary>The fold of nothing.</summary>
        static abstract double Nothing { get; }

        /// <summary>One of two numbers.</summary>
        static abstract V Of<V>(V x, V y)
            where V : struct, ILanes<V, double>;
    }

    private readonly struct Largest : IExtreme
    {
        public static double Nothing => double.NegativeInfinity;

        [MethodImpl(Inline)]
        public static V Of<V>(V x, V y)
            where V : struct, ILanes<V, double> => V.MaxNumber(x, y);
    }

    private readonly struct Smallest : IExtreme
    {
        public static double Nothing => double.PositiveInfinity;

        [MethodImpl(Inline)]
        public static V Of<V>(V x, V y)
            where V : struct, ILanes<V, double> => V.MinNumber(x, y);
    }
}
