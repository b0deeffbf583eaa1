using System.Diagnostics;

namespace SymDiff.Benchmarks;

/// <summary>A million nodes on two threads at once, against the same work on one: equal graphs, which are one object, and different ones.</summary>
internal static class Pool
{
    private const int Steps = 500_000;
    private const int Pairs = 7;

    private static int used;

    public static void Run()
    {
        Table.Head("threads build", "two threads, ms", "one thread, the same graphs, ms", "ratio");
        Compare("the same graph", sameGraph: true);
        Compare("different graphs", sameGraph: false);
    }

    private static void Compare(string name, bool sameGraph)
    {
        var pairs = Enumerable.Range(0, Pairs + 1).Select(_ => (Two: Time(sameGraph, Together), One: Time(sameGraph, InTurn))).Skip(1).ToList();
        Table.Row(name, $"{Quartiles.Of(pairs.Select(p => p.Two))}", $"{Quartiles.Of(pairs.Select(p => p.One))}", $"{Quartiles.Of(pairs.Select(p => p.Two / p.One))}");
    }

    private static double Time(bool sameGraph, Func<Expr[], Expr[]> build)
    {
        Expr[] leaves = [Fresh(), sameGraph ? Expr.Variable($"x{used}") : Fresh()];
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        var roots = build(leaves);
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (ReferenceEquals(roots[0], roots[1]) != sameGraph) throw new InvalidOperationException("equal graphs must be one object, and only these");
        return time;
    }

    private static Expr Fresh() => Expr.Variable($"x{++used}");

    private static Expr[] InTurn(Expr[] leaves) => [.. leaves.Select(leaf => Graphs.SineSteps(leaf, Steps))];

    private static Expr[] Together(Expr[] leaves)
    {
        var roots = new Expr[leaves.Length];
        Thread[] threads = [.. leaves.Select((leaf, i) => new Thread(() => roots[i] = Graphs.SineSteps(leaf, Steps)))];
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        return roots;
    }
}
