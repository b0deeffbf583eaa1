using SymDiff.Benchmarks.Baselines;

namespace SymDiff.Benchmarks;

/// <summary>What a second thread gains on much computation with little memory, against the gain of the same by hand.</summary>
internal static class ThreadRows
{
    private const int Points = 10_000_000;
    private const int Count = 15;
    private const double Tolerance = 1e-13;

    public static void Run()
    {
        var numbers = new Numbers(3);
        Memory<double> x1 = numbers.Uniform(Points, 0, 4), x2 = numbers.Uniform(Points, 0, 4);
        Memory<double>[] results = [.. Enumerable.Range(0, 3).Select(_ => Numbers.Zeros<double>(Points))];
        ByHand(1);
        ByHand(2);
        Table.Head("network of three tanh, 10,000,000 points", "one thread, ms", "two threads, ms", "speed-up");
        var hand = Enumerable.Range(0, Count).Select(_ => (One: Time(() => ByHand(1)), Two: Time(() => ByHand(2)))).ToList();
        Table.Row("by hand, Parallel.For", $"{Quartiles.Of(hand.Select(p => p.One))}", $"{Quartiles.Of(hand.Select(p => p.Two))}", $"{Quartiles.Of(hand.Select(p => p.One / p.Two))}");

        void ByHand(int threads) => TanhNet.Parallel(threads, x1, x2, results[0], results[1], results[2]);
    }

    private static double Time(Action work)
    {
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        work();
        return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
