namespace SymDiff.Benchmarks;

/// <summary>Rows that hold compiled code against a baseline, in interleaved pairs of one run.</summary>
internal static class Comparison
{
    /// <param name="work">What the first column lists.</param>
    public static void Head(string work) => Table.Head(work, "SymDiff, us", "baseline, us", "ratio", "target", "verdict");

    /// <summary>Measures a pair and prints its row.</summary>
    /// <param name="name">What is computed, and against what.</param>
    /// <param name="compiled">Calls SymDiff's function so many times; returns the nanoseconds a call.</param>
    /// <param name="baseline">The same of the baseline.</param>
    /// <param name="target">What to reach.</param>
    public static void Row(string name, Func<int, double> compiled, Func<int, double> baseline, Target target)
    {
        var pairs = Pairs.Measure(compiled, baseline);
        var figures = Quartiles.Of(pairs.Select(pair => target.Figure(pair.First, pair.Second)));
        Table.Row(name, Microseconds(pairs.Select(pair => pair.First)), Microseconds(pairs.Select(pair => pair.Second)), $"{figures}", $"{target}", target.Verdict(figures));
    }

    /// <summary>Calls on one thread, in time of the processor: others who use the machine do not count.</summary>
    public static Func<int, double> Calls(Action call) => count =>
    {
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < count; i++) call();
        return (Environment.CpuUsage.TotalTime - before).TotalNanoseconds / count;
    };

    /// <summary>Stops the run if two ways to the same numbers disagree.</summary>
    /// <param name="name">The row.</param>
    /// <param name="tolerance">Largest difference, relative to the larger of 1 and the expected number.</param>
    /// <param name="actual">One side's results.</param>
    /// <param name="expected">The other's.</param>
    public static void AssertSame(string name, double tolerance, ReadOnlySpan<double> actual, ReadOnlySpan<double> expected)
    {
        if (actual.Length != expected.Length) throw new InvalidOperationException($"{name}: {actual.Length} results instead of {expected.Length}");
        for (var i = 0; i < actual.Length; i++)
        {
            if (Math.Abs(actual[i] - expected[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i]))) continue;
            throw new InvalidOperationException(FormattableString.Invariant($"{name}: result {i} is {actual[i]:R} on one side and {expected[i]:R} on the other"));
        }
    }

    private static string Microseconds(IEnumerable<double> nanoseconds) => Quartiles.Of(nanoseconds.Select(time => time / 1e3)).ToString();
}
