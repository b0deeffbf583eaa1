using SymDiff.Benchmarks.Baselines;

namespace SymDiff.Benchmarks;

/// <summary>The softmax family with the product of a cotangent and the Jacobian, against the better of two baselines.</summary>
internal static class SoftmaxRows
{
    private const double Tolerance = 1e-13;

    public static void Run()
    {
        Comparison.Head("value and vjp");
        foreach (var n in new[] { 64, 1_000, 100_000 })
        {
            Vector("softmax", n, SoftmaxByHand.Softmax, SoftmaxByTensorPrimitives.Softmax);
            Vector("log_softmax", n, SoftmaxByHand.LogSoftmax, SoftmaxByTensorPrimitives.LogSoftmax);
            Number(n);
        }
    }

    private static void Vector(string function, int n, Both byHand, Both byPrimitives)
    {
        var numbers = new Numbers(n);
        Memory<double> x = numbers.Normal(n), g = numbers.Normal(n);
        var model = Model.Parse($"input g[n]; param x[n]; v = {function}(x); d = grad(sum(g*v), x)");
        using var workspace = model.Compile(model["v"], model["d"]).CreateWorkspace();
        Memory<double> value = Numbers.Zeros<double>(n), slope = Numbers.Zeros<double>(n), v = Numbers.Zeros<double>(n), d = Numbers.Zeros<double>(n);
        workspace.In("x", x, n).In("g", g, n).Out(0, v).Out(1, d).Run();
        Row($"{function}, n = {n:N0}", workspace.Run, Call(byHand), Call(byPrimitives), Check);

        Action Call(Both baseline) => () => baseline(x.Span, g.Span, value.Span, slope.Span);

        void Check(string name)
        {
            Comparison.AssertSame(name, Tolerance, v.Span, value.Span);
            Comparison.AssertSame(name, Tolerance, d.Span, slope.Span);
        }
    }

    private static void Number(int n)
    {
        var x = new Numbers(n).Normal(n);
        double[] g = [0.75], v = [0];
        var model = Model.Parse("input g; param x[n]; v = logsumexp(x); d = grad(g*v, x)");
        using var workspace = model.Compile(model["v"], model["d"]).CreateWorkspace();
        Memory<double> slope = Numbers.Zeros<double>(n), d = Numbers.Zeros<double>(n);
        var value = 0.0;
        workspace.In("x", x, n).In("g", g.AsMemory()).Out(0, v).Out(1, d).Run();
        Row($"logsumexp, n = {n:N0}", workspace.Run, () => value = SoftmaxByHand.LogSumExp(x.Span, g[0], slope.Span),
            () => value = SoftmaxByTensorPrimitives.LogSumExp(x.Span, g[0], slope.Span), Check);

        void Check(string name)
        {
            Comparison.AssertSame(name, Tolerance, v, [value]);
            Comparison.AssertSame(name, Tolerance, d.Span, slope.Span);
        }
    }

    private static void Row(string name, Action compiled, Action byHand, Action byPrimitives, Action<string> check)
    {
        foreach (var baseline in new[] { byHand, byPrimitives })
        {
            baseline();
            check(name);
        }
        var isByHand = Quartiles.Of(Pairs.Measure(Comparison.Calls(byHand), Comparison.Calls(byPrimitives)).Select(pair => pair.First / pair.Second)).Median <= 1;
        var against = isByHand ? "vectors by hand" : "TensorPrimitives";
        Comparison.Row($"{name}, against {against}", Comparison.Calls(compiled), Comparison.Calls(isByHand ? byHand : byPrimitives), Target.AtMost(1.1));
    }

    private delegate void Both(ReadOnlySpan<double> x, ReadOnlySpan<double> g, Span<double> value, Span<double> slope);
}
