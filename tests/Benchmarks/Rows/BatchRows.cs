using SymDiff.Benchmarks.Baselines;

namespace SymDiff.Benchmarks;

/// <summary>sigmoid(a*b + c) with three derivatives: against vectors by hand, and where memory decides against the copying of as many streams.</summary>
internal static class BatchRows
{
    private const double Tolerance = 1e-14;

    public static void Run()
    {
        Comparison.Head("sigmoid(a*b + c) and three derivatives");
        foreach (var n in new[] { 1_000, 100_000 })
        {
            Row(n, "vectors by hand", SigmoidBatch.Run, Target.AtMost(1.1));
            Row(n, "the same, sigmoid to 1 ulp", SigmoidBatch.RunAccurate, Target.None);
        }
        Row(10_000_000, "a copy of seven streams", SevenStreams.Copy, Target.AtMost(1.1));
    }

    private static void Row(int n, string against, SevenSpans baseline, Target target)
    {
        var numbers = new Numbers(1);
        Memory<double> a = numbers.Uniform(n, -2, 2), b = numbers.Uniform(n, -2, 2), c = numbers.Uniform(n, -2, 2);
        var compiled = new CompiledBatch("sigmoid(a*b + c)", ["a", "b", "c"], ("a", a), ("b", b), ("c", c));
        Memory<double>[] results = [.. compiled.Results.Select(_ => Numbers.Zeros<double>(n))];
        var name = FormattableString.Invariant($"{n:N0} points, against {against}");
        compiled.Run();
        Call(SigmoidBatch.Run);
        for (var i = 0; i < results.Length; i++) Comparison.AssertSame(name, Tolerance, compiled.Results[i].Span, results[i].Span);
        Comparison.Row(name, Comparison.Calls(() => compiled.Run()), Comparison.Calls(() => Call(baseline)), target);

        void Call(SevenSpans function) => function(a.Span, b.Span, c.Span, results[0].Span, results[1].Span, results[2].Span, results[3].Span);
    }

    private delegate void SevenSpans(
        ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, Span<double> value, Span<double> da, Span<double> db, Span<double> dc);
}
