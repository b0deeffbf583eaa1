using SymDiff.Benchmarks.Baselines;

namespace SymDiff.Benchmarks;

/// <summary>Hessians that have closed forms, whole, against these by hand.</summary>
internal static class HessianRows
{
    private const double Tolerance = 1e-11;
    private const int Rank = 5;
    private const int Layers = 10;

    public static void Run()
    {
        Comparison.Head("Hessian");
        foreach (var n in new[] { 100, 200, 500, 1_000 }) Logistic(n);
        foreach (var n in new[] { 20, 50, 100, 200 }) Factorisation(n);
        foreach (var n in new[] { 10, 20, 30, 40 }) Network(n);
    }

    private static void Logistic(int n)
    {
        var (m, numbers) = (2 * n, new Numbers(n));
        Memory<double> x = numbers.Normal(m * n), y = numbers.Signs(m), w = numbers.Normal(n, 1 / Math.Sqrt(n));
        var model = Model.Parse("input X[m,n], y[m]; param w[n]; E = sum(log(1 + exp(-y*(X @ w)))); H = hessian(E, w)");
        using var workspace = model.Compile(model["H"]).CreateWorkspace();
        workspace.In("X", x, m, n).In("y", y, m).In("w", w, n);
        var baseline = new LogisticHessian(m, n);
        Row($"logistic regression, {m:N0} x {n:N0}", workspace, n * n, hessian => baseline.Run(x.Span, y.Span, w.Span, hessian.Span));
    }

    private static void Factorisation(int n)
    {
        var numbers = new Numbers(n);
        Memory<double> a = numbers.Normal(n * n), u = numbers.Normal(n * Rank), v = numbers.Normal(n * Rank);
        var model = Model.Parse("input A[n,n], V[n,k]; param U[n,k]; E = sum((A - U @ V')^2); H = hessian(E, U)");
        using var workspace = model.Compile(model["H"]).CreateWorkspace();
        workspace.In("A", a, n, n).In("V", v, n, Rank).In("U", u, n, Rank);
        Row($"factorisation of rank 5 by U, n = {n}", workspace, n * n * Rank * Rank, hessian => FactorisationHessian.Run(n, Rank, v.Span, hessian.Span));
    }

    private static void Network(int n)
    {
        var numbers = new Numbers(n);
        Memory<double> weights = numbers.Normal(Layers * n * n, Math.Sqrt(2.0 / n)), x = numbers.Normal(n), t = Numbers.Zeros<double>(n);
        t.Span[n / 2] = 1;
        var layers = Enumerable.Range(1, Layers).Select(layer => $"h{layer} = relu(W{layer} @ {(layer == 1 ? "x" : $"h{layer - 1}")})");
        var declarations = string.Join(", ", Enumerable.Range(1, Layers).Select(layer => $"W{layer}[n,n]"));
        var model = Model.Parse($"input x[n], t[n]; param {declarations}; {string.Join("; ", layers)}; E = -sum(t*log_softmax(h{Layers})); H = hessian(E, W1)");
        using var workspace = model.Compile(model["H"]).CreateWorkspace();
        workspace.In("x", x, n).In("t", t, n);
        for (var layer = 0; layer < Layers; layer++) workspace.In($"W{layer + 1}", weights.Slice(layer * n * n, n * n), n, n);
        var baseline = new NetworkHessian(n, Layers);
        Row($"ten rectified layers by the first, n = {n}", workspace, n * n * n * n, hessian => baseline.Run(weights.Span, x.Span, t.Span, hessian.Span));
    }

    private static void Row(string name, Workspace<double> workspace, int count, Action<Memory<double>> baseline)
    {
        Memory<double> compiled = Numbers.Zeros<double>(count), byHand = Numbers.Zeros<double>(count);
        workspace.Out(0, compiled).Run();
        baseline(byHand);
        Comparison.AssertSame(name, Tolerance, compiled.Span, byHand.Span);
        Comparison.Row(name, Comparison.Calls(workspace.Run), Comparison.Calls(() => baseline(byHand)), Target.AtMost(1.15));
    }
}
