using SymDiff.Compiling;
using SymDiff.Differentiation;
using SymDiff.Simplification;

namespace SymDiff.Benchmarks;

/// <summary>
/// Every step of the way at growing size: milliseconds of the processor, and how many times as long it takes as at a tenth of the size. All sizes are measured in turns, each with nodes of its
/// own, so that nothing is found in the pool of nodes that the step itself would have to make. Steps that take seconds are taken in the first turns only.
/// </summary>
internal static class Scale
{
    private const int Turns = 7;
    private const int LongTurns = 3;
    private const int Letters = 26;

    private static readonly int[] Sizes = [100, 1_000, 10_000, 100_000];
    private static readonly string[] ShortSteps = ["build", "gradient", "print", "parse"], Steps = [.. ShortSteps, "simplify", "machine form", "compile"];

    private static int used;

    /// <summary>A graph of about so many nodes, from variables whose names begin with the text.</summary>
    private sealed record Family(string Name, int NodesOfPart, Func<int, string, Expr> Graph, Func<int, string, string[]> Variables);

    private static readonly Family[] Families =
    [
        new("tanh, nested", 1, (n, x) => Graphs.NestedTanh(Expr.Variable(x), n), (_, x) => [x]),
        new("x + sin(x), repeated", 2, (n, x) => Graphs.SineSteps(Expr.Variable(x), n), (_, x) => [x]),
        new("sum of sin(x*y)*exp(x)", 5, Graphs.SineSum, (n, x) => Graphs.Names(x, n + 1)),
    ];

    /// <param name="only">Part of the name of the graphs to measure; null measures all.</param>
    public static void Run(string? only)
    {
        Table.Head(["graph", "nodes", "with gradient", .. Steps]);
        foreach (var family in Families)
            if (only is null || family.Name.Contains(only, StringComparison.Ordinal)) Run(family);
        if (only is not null) return;
        Console.WriteLine();
        LongSum.Run();
    }

    private static void Run(Family family)
    {
        Measure(family, Sizes[0], isLong: true);
        Measure(family, Sizes[1], isLong: true);
        var turns = Enumerable.Range(0, Turns).Select(turn => Array.ConvertAll(Sizes, nodes => Measure(family, nodes, isLong: turn < LongTurns))).ToList();
        for (var size = 1; size < Sizes.Length; size++)
        {
            var (nodes, all) = (turns[0][size].Nodes, turns[0][size].NodesWithGradient);
            Table.Row([family.Name, Text(nodes), Text(all), .. Enumerable.Range(0, Steps.Length).Select(step => Cell(turns.Take(step < ShortSteps.Length ? Turns : LongTurns), size, step))]);
        }
    }

    private static string Cell(IEnumerable<Way[]> all, int size, int step)
    {
        var turns = all.ToList();
        var time = Quartiles.Of(turns.Select(turn => turn[size].Milliseconds[step]));
        var ratio = Quartiles.Of(turns.Select(turn => turn[size].Milliseconds[step] / turn[size - 1].Milliseconds[step]));
        return FormattableString.Invariant($"{time.Median:G3} ({ratio.Median:F1}, {ratio.Low:F1})");
    }

    private static Way Measure(Family family, int nodes, bool isLong)
    {
        var n = nodes / family.NodesOfPart;
        var x = Fresh();
        var names = family.Variables(n, x);
        var times = new List<double>();
        var value = Timed(() => family.Graph(n, x));
        Expr[] wrt = [.. names.Select(variable => Expr.Variable(variable))];
        var gradient = Timed(() => Differentiator.Gradient(value, wrt));
        var text = Timed(() => value.ToString());
        Timed(() => Expr.Parse(text));
        if (isLong) MeasureLong();
        return new(value.NodeCount(), Traversal.PostOrder([value, .. gradient]).Count, [.. times]);

        void MeasureLong()
        {
            Timed(() => Pipelines.People(gradient, [value]));
            var machine = Timed(() => MachineGraphs.ValueAndGradient(value, wrt));
            Timed(() => FunctionFactory.OverSpans<SpanFunction>(ScheduleBuilder.Build(machine, names, FunctionBindings.None), SpanSignature.Results(machine.Length), program => program.Results));
        }

        T Timed<T>(Func<T> step)
        {
            GC.Collect();
            var start = Environment.CpuUsage.TotalTime;
            var result = step();
            times.Add((Environment.CpuUsage.TotalTime - start).TotalMilliseconds);
            return result;
        }
    }

    /// <summary>The beginning of names that no graph had before; short, for a text has millions of characters.</summary>
    private static string Fresh() => $"{(char)('A' + (++used / Letters))}{(char)('A' + (used % Letters))}";

    private static string Text(int count) => FormattableString.Invariant($"{count:N0}");

    /// <summary>One way through all steps.</summary>
    private sealed record Way(int Nodes, int NodesWithGradient, double[] Milliseconds);
}
