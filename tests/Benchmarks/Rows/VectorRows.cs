using System.Runtime.Intrinsics;
using SymDiff.Benchmarks.Baselines;

namespace SymDiff.Benchmarks;

/// <summary>Formulas with derivatives at many points against loops without vectors, at both widths of vectors; one also against vectors by hand.</summary>
internal static class VectorRows
{
    private const int Points = 100_000;
    private const double Tolerance = 1e-13;
    private const string RowsOnly = "rows";

    private static readonly string Width = Vector512.IsHardwareAccelerated ? "512" : "256";
    private static readonly Target Target = Target.AtLeast(Vector512.IsHardwareAccelerated ? 5 : 2.5);
    private static readonly Numbers Numbers = new(2);

    /// <param name="only">"rows": without the head and without the second process.</param>
    public static void Run(string? only)
    {
        if (only != RowsOnly) Comparison.Head("100,000 points, against loops without vectors");
        LogisticLoss();
        Gaussian();
        Softplus();
        TanhNetwork();
        if (only != RowsOnly && Vector512.IsHardwareAccelerated) Console.Write(SecondProcess.Run("vectors", RowsOnly, SecondProcess.WithoutAvx512));
    }

    private static void LogisticLoss()
    {
        Memory<double> a = Numbers.Uniform(Points, -2, 2), b = Numbers.Uniform(Points, -2, 2), c = Numbers.Uniform(Points, -2, 2), y = Numbers.Signs(Points);
        var compiled = new CompiledBatch("log(1 + exp(-y*(a*b + c)))", ["a", "b", "c"], ("a", a), ("b", b), ("c", c), ("y", y));
        Row("logistic loss", compiled, r => ScalarBatches.LogisticLoss(a.Span, b.Span, c.Span, y.Span, r[0].Span, r[1].Span, r[2].Span, r[3].Span), Target);
    }

    private static void Gaussian()
    {
        Memory<double> s = Numbers.Uniform(Points, 0.5, 2), t = Numbers.Uniform(Points, -2, 2), m = Numbers.Uniform(Points, -2, 2);
        var compiled = new CompiledBatch("exp(-((t - m)/s)^2/2)/(sqrt(2*pi)*s)", ["s", "t", "m"], ("s", s), ("t", t), ("m", m));
        Row("normal density", compiled, r => ScalarBatches.Gaussian(s.Span, t.Span, m.Span, r[0].Span, r[1].Span, r[2].Span, r[3].Span), Target);
    }

    private static void Softplus()
    {
        var x = Numbers.Uniform(Points, -4, 4);
        var compiled = new CompiledBatch("softplus(x)", ["x"], ("x", x));
        Row("softplus", compiled, r => ScalarBatches.Softplus(x.Span, r[0].Span, r[1].Span), Target);
    }

    private static void TanhNetwork()
    {
        Memory<double> x1 = Numbers.Uniform(Points, 0, 4), x2 = Numbers.Uniform(Points, 0, 4);
        var compiled = new CompiledBatch(TanhNet.Formula, ["x1", "x2"], ("x1", x1), ("x2", x2));
        Row("network of three tanh", compiled, r => TanhNet.Scalar(x1.Span, x2.Span, r[0].Span, r[1].Span, r[2].Span), Target);
        Row("the same, tanh by exp", compiled, r => TanhNet.ScalarByExp(x1.Span, x2.Span, r[0].Span, r[1].Span, r[2].Span), Target.NoSpeed);
        if (Vector512.IsHardwareAccelerated) Row("the same, vectors by hand", compiled, r => TanhNet.Vectors(x1.Span, x2.Span, r[0].Span, r[1].Span, r[2].Span), Target.NoSpeed);
    }

    private static void Row(string name, CompiledBatch compiled, Action<Memory<double>[]> baseline, Target target)
    {
        Memory<double>[] results = [.. compiled.Results.Select(_ => Numbers.Zeros<double>(Points))];
        compiled.Run();
        baseline(results);
        for (var i = 0; i < results.Length; i++) Comparison.AssertSame(name, Tolerance, compiled.Results[i].Span, results[i].Span);
        Comparison.Row($"{name}, {Width} bits", Comparison.Calls(() => compiled.Run()), Comparison.Calls(() => baseline(results)), target);
    }
}
