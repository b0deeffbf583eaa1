using SymDiff.Differentiation;

namespace SymDiff.Benchmarks;

/// <summary>The sum of sin(x*y)*exp(x) by which others were measured: its gradient against the time that it takes to build the sum, each from new nodes.</summary>
internal static class LongSum
{
    private const int Terms = 14_000;
    private const int Pairs = 21;

    private static int used;

    public static void Run()
    {
        var rounds = Enumerable.Range(0, Pairs + 1).Select(_ => Measure()).Skip(1).ToList();
        var (nodes, all) = (rounds[0].Nodes, rounds[0].NodesWithGradient);
        Table.Head("sum of sin(x*y)*exp(x)", "build, ms", "gradient, ms", "ratio", "nodes", "with gradient", "ratio");
        Table.Row(
            FormattableString.Invariant($"{Terms:N0} terms"),
            $"{Quartiles.Of(rounds.Select(round => round.Build))}",
            $"{Quartiles.Of(rounds.Select(round => round.Gradient))}",
            $"{Quartiles.Of(rounds.Select(round => round.Gradient / round.Build))}",
            FormattableString.Invariant($"{nodes:N0}"),
            FormattableString.Invariant($"{all:N0}"),
            FormattableString.Invariant($"{(double)all / nodes:F2}"));
    }

    private static (double Build, double Gradient, int Nodes, int NodesWithGradient) Measure()
    {
        var prefix = FormattableString.Invariant($"s{++used}_");
        var (value, build) = Timed(() => Graphs.SineSum(Terms, prefix));
        Expr[] wrt = [.. Graphs.Names(prefix, Terms + 1).Select(name => Expr.Variable(name))];
        var (gradient, differentiate) = Timed(() => Differentiator.Gradient(value, wrt));
        return (build, differentiate, value.NodeCount(), Traversal.PostOrder([value, .. gradient]).Count);
    }

    private static (T Result, double Milliseconds) Timed<T>(Func<T> work)
    {
        GC.Collect();
        var start = Environment.CpuUsage.TotalTime;
        var result = work();
        return (result, (Environment.CpuUsage.TotalTime - start).TotalMilliseconds);
    }
}
