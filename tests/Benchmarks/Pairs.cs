using System.Diagnostics;

namespace SymDiff.Benchmarks;

/// <summary>Median and quartiles of a sample.</summary>
internal readonly record struct Quartiles(double Low, double Median, double High)
{
    public static Quartiles Of(IEnumerable<double> sample)
    {
        double[] sorted = [.. sample.Order()];
        return new(At(sorted, 0.25), At(sorted, 0.5), At(sorted, 0.75));
    }

    public override string ToString() => FormattableString.Invariant($"{Median:G3} [{Low:G3}, {High:G3}]");

    private static double At(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return sorted[below] + ((place - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
    }
}

/// <summary>
/// Compares two ways to do the same in interleaved pairs: a host that changes its speed slows down both halves of a pair, so the ratio of a pair
/// stands where the times do not. The halves are short, so that the scheduler seldom takes the processor away within one.
/// </summary>
internal static class Pairs
{
    private const int FewestPairs = 21;
    private const int MostPairs = 801;
    private const double HalfMilliseconds = 0.5;
    private const double TotalMilliseconds = 800;

    /// <summary>Nanoseconds a call of each, and their ratio pair by pair.</summary>
    public static (Quartiles First, Quartiles Second, Quartiles Ratio) Compare(Action<int> first, Action<int> second)
    {
        var pairs = Measure(first, second);
        return (Quartiles.Of(pairs.Select(p => p.First)), Quartiles.Of(pairs.Select(p => p.Second)), Quartiles.Of(pairs.Select(p => p.First / p.Second)));
    }

    /// <summary>Nanoseconds a call of each, pair by pair.</summary>
    public static IReadOnlyList<(double First, double Second)> Measure(Action<int> first, Action<int> second) =>
        Measure(count => Time(first, count), count => Time(second, count));

    /// <summary>The same with other clocks: each answers a number of calls with the nanoseconds that a call took.</summary>
    public static IReadOnlyList<(double First, double Second)> Measure(Func<int, double> first, Func<int, double> second)
    {
        var (firstCount, secondCount) = (Calibrate(first), Calibrate(second));
        var pair = ((Shortest(first, firstCount) * firstCount) + (Shortest(second, secondCount) * secondCount)) / 1e6;
        return [.. Enumerable.Range(0, (int)Math.Clamp(TotalMilliseconds / pair, FewestPairs, MostPairs)).Select(_ => (first(firstCount), second(secondCount)))];
    }

    private static int Calibrate(Func<int, double> time)
    {
        time(1);
        var count = 1;
        while (Shortest(time, count) * count < HalfMilliseconds * 1e6 && count < 1 << 28) count *= 2;
        return count;
    }

    /// <summary>Of three times: the others may have been interrupted.</summary>
    private static double Shortest(Func<int, double> time, int count) => Enumerable.Range(0, 3).Min(_ => time(count));

    private static double Time(Action<int> work, int count)
    {
        var start = Stopwatch.GetTimestamp();
        work(count);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / count;
    }
}

/// <summary>Tables in Markdown.</summary>
internal static class Table
{
    public static void Head(params string[] columns)
    {
        Row(columns);
        Row([.. columns.Select(_ => "---")]);
    }

    public static void Row(params string[] cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");
}
