using System.Diagnostics;
using SymDiff.Simplification;
using SymDiff.Support;

namespace SymDiff.Benchmarks;

/// <summary>Rewriting with many rules over growing graphs of all operators: how often a node is looked at, and how many rules it meets.</summary>
internal static class Rules
{
    public static void Run()
    {
        Table.Head("rules", "nodes", "visits a node", "rules met a node", "nodes left", "us a node");
        foreach (var rules in new[] { 15, 150, 1_500 })
            foreach (var size in new[] { 1_000, 10_000, 100_000 }) Measure(rules, size);
    }

    private static void Measure(int rules, int size)
    {
        var graph = new RandomExpr(1).Next(size);
        var index = new CountingRuleIndex(RandomRules.Create(1, rules));
        var start = Stopwatch.GetTimestamp();
        var result = new MachineForm(index, SimplifyOptions.Default).Apply([graph])[0];
        var time = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        double nodes = graph.NodeCount();
        Table.Row(FormattableString.Invariant($"{rules}"), FormattableString.Invariant($"{nodes:N0}"), Text(index.Visits / nodes), Text(index.Probes / nodes), FormattableString.Invariant($"{result.NodeCount():N0}"), Text(time / nodes));
    }

    private static string Text(double value) => FormattableString.Invariant($"{value:F2}");
}
