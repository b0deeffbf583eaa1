using System.Diagnostics;
using SymDiff.Compiling;
using SymDiff.Differentiation;
using SymDiff.Simplification;

namespace SymDiff.Benchmarks;

/// <summary>Every step of the way at growing size: milliseconds, and nanoseconds for each operation of the compiled gradient.</summary>
internal static class Scale
{
    /// <summary>A step is not repeated ten times larger once it took this long.</summary>
    private const double PatienceMilliseconds = 60_000;

    private static readonly int[] Sizes = [100, 1_000, 10_000, 100_000];

    private static readonly Dictionary<(string Graph, string Step), double> slowest = [];

    /// <param name="only">Part of the name of the graphs to measure; null measures all.</param>
    public static void Run(string? only)
    {
        Table.Head("graph", "n", "nodes", "build", "gradient", "nodes with gradient", "print", "parse", "simplify", "machine form", "compile", "compile, us/operation", "run, ns/operation");
        MeasureAll("tanh, nested", [.. Sizes, 1_000_000], Graphs.NestedTanh, _ => ["x"]);
        MeasureAll("x + sin(x), repeated", [.. Sizes, 1_000_000], Graphs.SineSteps, _ => ["x"]);
        MeasureAll("sum of sin(x*y)*exp(x)", Sizes, Graphs.SineSum, size => Graphs.Names("x", size + 1));
        MeasureAll("f*f + 1, repeated", [60], Graphs.Squares, _ => ["x"]);
        MeasureAll("Rosenbrock", [2_000], Graphs.Rosenbrock, size => Graphs.Names("x", size));

        void MeasureAll(string name, int[] sizes, Func<int, Expr> graph, Func<int, string[]> variables)
        {
            if (only is not null && !name.Contains(only, StringComparison.Ordinal)) return;
            foreach (var n in sizes) Measure(name, n, graph, variables);
        }
    }

    private static void Measure(string name, int n, Func<int, Expr> graph, Func<int, string[]> variables)
    {
        var names = variables(n);
        Expr[] wrt = [.. names.Select(variable => Expr.Variable(variable))];
        var (value, build) = Timed(() => graph(n));
        var (gradient, differentiate) = Timed(() => Differentiator.Gradient(value, wrt));
        Expr[] both = [value, .. gradient];
        var text = "";
        var print = Step("print", () => text = value.ToString());
        var parse = text.Length == 0 ? "-" : Step("parse", () => Expr.Parse(text));
        var simplify = Step("simplify", () => Pipelines.People(gradient, [value]));
        var machine = Step("machine", () => MachineGraphs.ValueAndGradient(value, wrt));
        var (compile, perOperation, run) = n > Sizes[^1] ? ("", "", "") : Compile(both, names);
        Table.Row(name, Text(n), Text(value.NodeCount()), Text(build), Text(differentiate), Text(Traversal.PostOrder(both).Count), print, parse, simplify, machine, compile, perOperation, run);

        string Step(string step, Func<object> work)
        {
            if (n > Sizes[^1] || slowest.GetValueOrDefault((name, step)) > PatienceMilliseconds / 10) return "-";
            return Text(slowest[(name, step)] = Timed(work).Milliseconds);
        }
    }

    private static (string Compile, string PerOperation, string Run) Compile(Expr[] roots, string[] names)
    {
        var operations = Traversal.PostOrder(roots).Count(node => !node.Args.IsEmpty);
        var (function, compile) = Timed(() => FunctionFactory.OverSpans<SpanFunction>(
            ScheduleBuilder.Build(roots, names, FunctionBindings.None), SpanSignature.Results(roots.Length), program => program.Results));
        double[] at = [.. names.Select((_, i) => 0.3 + (i % 7 * 0.01))], results = new double[roots.Length];
        var calls = Math.Max(3, 3_000_000 / operations);
        function(at, results);
        var runs = Enumerable.Range(0, 5).Select(_ => Timed(() => Call(function, at, results, calls)).Milliseconds);
        return (Text(compile), Text(compile * 1000 / operations), Text(Quartiles.Of(runs).Median * 1e6 / calls / operations));
    }

    private static double Call(SpanFunction function, double[] at, double[] results, int calls)
    {
        for (var i = 0; i < calls; i++) function(at, results);
        return results[0];
    }

    private static (T Result, double Milliseconds) Timed<T>(Func<T> work)
    {
        var start = Stopwatch.GetTimestamp();
        var result = work();
        return (result, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private static string Text(int count) => FormattableString.Invariant($"{count:N0}");

    private static string Text(double value) => FormattableString.Invariant($"{value:G3}");
}
