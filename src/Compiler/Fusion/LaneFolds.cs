using System.Runtime.CompilerServices;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>
/// Sums, largest and smallest entries of dense lines. A sum adds in an order that depends on an element's place alone: 32 partial sums, which are added by halves, so the
/// bits are the same at any width.
/// </summary>
internal static unsafe class LaneFolds
{
    private const int Partials = 32, Quarter = Partials / 4;
    private const MethodImplOptions Fast = MethodImplOptions.AggressiveOptimization;

    /// <summary>A fold of what was folded before and the elements of a line.</summary>
    public static double Run(int lanes, Fold fold, double before, double* line, int count) => (fold, lanes) switch
    {
        (Fold.Sum, 8) => before + Sum<Wide512<double>>(line, count),
        (Fold.Sum, 4) => before + Sum<Wide256<double>>(line, count),
        (Fold.Sum, _) => before + Sum<OneLane<double>>(line, count),
        (Fold.Max, 8) => Math.Max(before, Largest<Wide512<double>>(line, count)),
        (Fold.Max, 4) => Math.Max(before, Largest<Wide256<double>>(line, count)),
        (Fold.Max, _) => Math.Max(before, Largest<OneLane<double>>(line, count)),
        (_, 8) => Math.Min(before, Smallest<Wide512<double>>(line, count)),
        (_, 4) => Math.Min(before, Smallest<Wide256<double>>(line, count)),
        _ => Math.Min(before, Smallest<OneLane<double>>(line, count)),
    };

    /// <inheritdoc cref="Run(int, Fold, double, double*, int)"/>
    public static double Run(int lanes, Fold fold, double before, ReadOnlySpan<double> line)
    {
        fixed (double* start = line) return Run(lanes, fold, before, start, line.Length);
    }

    [MethodImpl(Fast)]
    private static double Sum<V>(double* line, int count)
        where V : struct, ILanes<V, double>
    {
        double* sums = stackalloc double[Quarter], rest = stackalloc double[Partials];
        var whole = count - (count % Partials);
        new ReadOnlySpan<double>(line + whole, count - whole).CopyTo(new(rest, Partials));
        for (var lane = 0; lane < Quarter; lane += V.Count)
        {
            V a = V.Of(0), b = a, c = a, d = a;
            for (var i = lane; i < whole; i += Partials)
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
        for (var half = Quarter / 2; half > 0; half /= 2)
            for (var i = 0; i < half; i++) sums[i] += sums[i + half];
        return sums[0];
    }

    [MethodImpl(Fast)]
    private static double Largest<V>(double* line, int count)
        where V : struct, ILanes<V, double>
    {
        var (a, b, i, order) = (V.Of(double.NegativeInfinity), V.Of(double.NegativeInfinity), 0, V.OfBits(-1));
        for (; i <= count - (2 * V.Count); i += 2 * V.Count)
        {
            V x = V.Load(ref line[i], 0), y = V.Load(ref line[i], V.Count);
            (a, b) = (V.MaxNumber(a, x), V.MaxNumber(b, y));
            order &= V.LessEqual(x, x) & V.LessEqual(y, y);
        }
        var lanes = stackalloc double[8];
        V.MaxNumber(a, b).Store(ref *lanes, 0);
        var largest = V.All(order) ? double.NegativeInfinity : double.NaN;
        for (var half = V.Count / 2; half > 0; half /= 2)
            for (var lane = 0; lane < half; lane++) lanes[lane] = Math.Max(lanes[lane], lanes[lane + half]);
        largest = Math.Max(largest, lanes[0]);
        for (; i < count; i++) largest = Math.Max(largest, line[i]);
        return largest;
    }

    [MethodImpl(Fast)]
    private static double Smallest<V>(double* line, int count)
        where V : struct, ILanes<V, double>
    {
        var (a, i, order) = (V.Of(double.PositiveInfinity), 0, V.OfBits(-1));
        for (; i <= count - V.Count; i += V.Count)
        {
            var x = V.Load(ref line[i], 0);
            a = V.MinNumber(a, x);
            order &= V.LessEqual(x, x);
        }
        var lanes = stackalloc double[8];
        a.Store(ref *lanes, 0);
        var smallest = V.All(order) ? double.PositiveInfinity : double.NaN;
        for (var lane = 0; lane < V.Count; lane++) smallest = Math.Min(smallest, lanes[lane]);
        for (; i < count; i++) smallest = Math.Min(smallest, line[i]);
        return smallest;
    }
}
