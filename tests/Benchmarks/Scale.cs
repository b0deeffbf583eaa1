using SymDiff.Compiling;
using SymDiff.Differentiation;
using SymDiff.Simplification;

namespace SymDiff.Benchmarks;

/// <summary>
/// Every step of the way at growing size: milliseconds of the processor, and how many times as long it takes as at a tenth of the size. The two are measured in turns, each with nodes of its
/// own, so that nothing is found in the pool of nodes that the step itself would have to make.
/// </summary>
internal static class Scale
{
    private const int Rounds = 5;
    private const int FewRounds = 1;
    private const int Letters = 26;

    private static readonly int[] Sizes = [100, 1_000, 10_000, 100_000];
    private static readonly string[] Steps = ["build", "gradient", "print", "parse", "simplify", "machine form", "compile"];

    private static int used;

    /// <summary>A graph of growing size, from variables whose names begin with the text.</summary>
    private sealed record Family(string Name, Func<int, string, Expr> Graph, Func<int, string, string[]> Variables);

    private static readonly Family[] Families =
    [
        new("tanh, nested", (n, x) => Graphs.NestedTanh(Expr.Variable(x), n), (_, x) => [x]),
        new("x + sin(x), repeated", (n, x) => Graphs.SineSteps(Expr.Variable(x), n), (_, x) => [x]),
        new("sum of sin(x*y)*exp(x)", Graphs.SineSum, (n, x) => Graphs.Names(x, n + 1)),
    ];

    /// <param name="only">Part of the name of the graphs to measure; null measures all.</param>
    public static void Run(string? only)
    {
        Table.Head(["graph", "n", "nodes", "with gradient", .. Steps]);
        foreach (var family in Families)
            if (only is null || family.Name.Contains(only, StringComparison.Ordinal)) Run(family);
        if (only is not null) return;
        Console.WriteLine();
        LongSum.Run();
    }

    private static void Run(Family family)
    {
        Measure(family, Sizes[0]);
        foreach (var n in Sizes.Skip(1))
        {
            var rounds = Enumerable.Range(0, n >= Sizes[^1] ? FewRounds : Rounds).Select(_ => (Tenth: Measure(family, n / 10), Whole: Measure(family, n))).ToList();
            var last = rounds[^1].Whole;
            string[] cells = [.. Enumerable.Range(0, Steps.Length).Select(step => Cell(rounds, step))];
            Table.Row([family.Name, Text(n), Text(last.Nodes), Text(last.NodesWithGradient), .. cells]);
        }
    }

    private static string Cell(List<(Way Tenth, Way Whole)> rounds, int step)
    {
        var time = Quartiles.Of(rounds.Select(round => round.Whole.Milliseconds[step]));
        var ratio = Quartiles.Of(rounds.Select(round => round.Whole.Milliseconds[step] / round.Tenth.Milliseconds[step]));
        return FormattableString.Invariant($"{time.Median:G3} ({ratio.Median:F1})");
    }

    private static Way Measure(Family family, int n)
    {
        var x = Fresh();
        var names = family.Variables(n, x);
        var times = new List<double>();
        var value = Timed(() => family.Graph(n, x));
        Expr[] wrt = [.. names.Select(variable => Expr.Variable(variable))];
        var gradient = Timed(() => Differentiator.Gradient(value, wrt));
        var text = Timed(() => value.ToString());
        Timed(() => Expr.Parse(text));
        Timed(() => Pipelines.People(gradient, [value]));
        var machine = Timed(() => MachineGraphs.ValueAndGradient(value, wrt));
        Timed(() => FunctionFactory.OverSpans<SpanFunction>(ScheduleBuilder.Build(machine, names, FunctionBindings.None), SpanSignature.Results(machine.Length), program => program.Results));
        return new(value.NodeCount(), Traversal.PostOrder([value, .. gradient]).Count, [.. times]);

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
