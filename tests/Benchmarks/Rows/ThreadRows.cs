using System.Diagnostics;
using SymDiff.Benchmarks.Baselines;

namespace SymDiff.Benchmarks;

/// <summary>What a second thread gains on much computation with little memory, against the gain of the same by hand. By the clock: four runs a round, in turn.</summary>
internal static class ThreadRows
{
    private const int Points = 10_000_000;
    private const int Count = 21;
    private const double Tolerance = 1e-13, Share = 0.95;

    public static void Run()
    {
        var numbers = new Numbers(3);
        Memory<double> x1 = numbers.Uniform(Points, 0, 4), x2 = numbers.Uniform(Points, 0, 4);
        Memory<double>[] results = [.. Enumerable.Range(0, 3).Select(_ => Numbers.Zeros<double>(Points))];
        var compiled = new CompiledBatch(TanhNet.Formula, ["x1", "x2"], ("x1", x1), ("x2", x2));
        compiled.Run(2);
        ByHand(2);
        for (var i = 0; i < results.Length; i++) Comparison.AssertSame("threads", Tolerance, compiled.Results[i].Span, results[i].Span);
        Round();
        Print([.. Enumerable.Range(0, Count).Select(_ => Round())]);

        void ByHand(int threads) => TanhNet.Parallel(threads, x1, x2, results[0], results[1], results[2]);

        Times Round() => new(Time(() => compiled.Run(1)), Time(() => ByHand(1)), Time(() => compiled.Run(2)), Time(() => ByHand(2)));
    }

    private static void Print(List<Times> rounds)
    {
        var target = Target.AtLeast(Share);
        var gain = Quartiles.Of(rounds.Select(round => round.Gain / round.HandGain));
        Table.Head("network of three tanh, 10,000,000 points", "one thread, ms", "two threads, ms", "speed-up", "of that by hand", "target", "verdict");
        Table.Row("SymDiff", Text(round => round.One), Text(round => round.Two), Text(round => round.Gain), $"{gain}", FormattableString.Invariant($">= {Share}"), target.Verdict(gain));
        Table.Row("by hand, `Parallel.For`", Text(round => round.HandOne), Text(round => round.HandTwo), Text(round => round.HandGain), "", "", "");

        string Text(Func<Times, double> part) => Quartiles.Of(rounds.Select(part)).ToString();
    }

    private static double Time(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private readonly record struct Times(double One, double HandOne, double Two, double HandTwo)
    {
        public double Gain => One / Two;

        public double HandGain => HandOne / HandTwo;
    }
}
