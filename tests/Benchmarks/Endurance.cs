using System.Diagnostics;

namespace SymDiff.Benchmarks;

/// <summary>Many threads on one function, and very many functions one after another.</summary>
internal static class Endurance
{
    private const int Threads = 64;
    private const int Evaluations = 10_000_000;
    private const int Compilations = 100_000;

    /// <summary>Ten million evaluations by 64 threads against the same ones by one thread, bit by bit.</summary>
    public static void RunThreads()
    {
        Table.Head("function", "threads", "evaluations", "other bits than one thread", "seconds", "bytes allocated by a thread");
        Measure("network 2-3-1", Graphs.Network(), [.. Graphs.Names("p", 13), "x1", "x2", "y"], Evaluations);
        Measure("nested tanh, 1,000", Graphs.NestedTanh(1_000), ["x"], Evaluations / 1_000);
    }

    /// <summary>A hundred thousand functions, each compiled, called and dropped.</summary>
    public static void RunMemory()
    {
        Table.Head("functions so far", "managed memory, MB", "resident memory, MB", "seconds");
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i <= Compilations; i++)
        {
            Compile(i);
            if (i % (Compilations / 10) == 0) Report(i, start);
        }
    }

    private static void Measure(string name, Expr value, string[] at, int evaluations)
    {
        var function = value.CompileValueAndGradient(at, at);
        var share = evaluations / Threads;
        var expected = Enumerable.Range(0, Threads).Select(thread => Hash(function, at.Length, thread, share).Bits).ToArray();
        var (actual, allocated) = (new long[Threads], new long[Threads]);
        var start = Stopwatch.GetTimestamp();
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(i => new Thread(() => (actual[i], allocated[i]) = Hash(function, at.Length, i, share)))];
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var different = expected.Zip(actual).Count(pair => pair.First != pair.Second);
        Table.Row(name, $"{Threads}", $"{share * Threads:N0}", $"{different}", $"{seconds:G3}", $"{allocated.Max()}");
    }

    /// <summary>A hash of the bits of all values and gradients, and what the calls allocated after the first.</summary>
    private static (long Bits, long Allocated) Hash(ValueAndGradient function, int arguments, int seed, int count)
    {
        var random = new Random(seed);
        double[] at = new double[arguments], gradient = new double[arguments];
        var (hash, before) = (0L, 0L);
        for (var i = 0; i < count; i++)
        {
            for (var k = 0; k < at.Length; k++) at[k] = (random.NextDouble() * 2) - 1;
            hash = (hash * 31) + BitConverter.DoubleToInt64Bits(function(at, gradient));
            foreach (var partial in gradient) hash = (hash * 31) + BitConverter.DoubleToInt64Bits(partial);
            if (i == 0) before = GC.GetAllocatedBytesForCurrentThread();
        }
        return (hash, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Compile(int i)
    {
        var x = Expr.Variable("x");
        var value = ((x + i) * Ops.Trigonometric.Sin[x * i]).Compile<Func<double, double>>("x")(1);
        if (double.IsNaN(value)) throw new InvalidOperationException("a result is not a number");
    }

    private static void Report(int count, long start)
    {
        var managed = GC.GetTotalMemory(forceFullCollection: true) / 1e6;
        using var process = Process.GetCurrentProcess();
        Table.Row($"{count:N0}", $"{managed:F1}", $"{process.WorkingSet64 / 1e6:F0}", $"{Stopwatch.GetElapsedTime(start).TotalSeconds:F0}");
    }
}
