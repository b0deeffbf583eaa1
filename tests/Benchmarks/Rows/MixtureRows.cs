using SymDiff.Benchmarks.Baselines;
using SymDiff.Support;

namespace SymDiff.Benchmarks;

/// <summary>The likelihood of a mixture of normal distributions and its gradient (ADBench, 25 components in 10 dimensions, 1,000 points).</summary>
internal static class MixtureRows
{
    private const double Tolerance = 1e-10;

    public static void Run()
    {
        if (CorpusFolder.MissingReason is { } reason)
        {
            Console.WriteLine($"not measured: {reason}");
            return;
        }
        Comparison.Head("mixture of normal distributions, value and gradient");
        var problem = MixtureProblem.Read("gmm_d10_K25.txt");
        var (matrices, loops) = (new MixtureGradient(problem), new MixtureGradient(problem));
        var (inMatrices, inLoops) = (new MixtureInMatrices(problem), new MixtureLoops(problem));
        using var workspace = Compile(problem, out var compiled);
        workspace.Run();
        Check("in matrices", inMatrices.Run(matrices), matrices, inLoops.Run(loops), loops);
        Comparison.AssertSame("by hand", Tolerance, compiled[0].Span, [inLoops.Run(loops)]);
        foreach (var (actual, expected) in compiled[1..].Zip([loops.Alphas, loops.Means, loops.LogDiagonals, loops.Lower]))
            Comparison.AssertSame("by hand", Tolerance, actual.Span, expected);
        var run = Comparison.Calls(workspace.Run);
        Comparison.Row("against C# in matrices", run, Comparison.Calls(() => inMatrices.Run(matrices)), Target.AtMost(1.15));
        Comparison.Row("against C# in loops", run, Comparison.Calls(() => inLoops.Run(loops)), Target.AtMost(0.7));
    }

    private static Workspace<double> Compile(MixtureProblem problem, out Memory<double>[] results)
    {
        var (n, k, d) = (problem.N, problem.K, problem.D);
        var model = Model.Load(Path.Combine(RepositoryFolder.Path, "examples", "gmm.sym"));
        var workspace = model.CompileValueAndGradient("E", "alpha", "mu", "q", "l").CreateWorkspace();
        workspace.In("x", problem.Points, n, d).In("gamma", problem.Gamma).In("m", problem.M);
        workspace.In("alpha", problem.Alphas, k).In("mu", problem.Means, k, d).In("q", problem.LogDiagonals, k, d).In("l", problem.Lower, k, d, d);
        results = [.. new[] { 1, k, k * d, k * d, k * d * d }.Select(Numbers.Zeros<double>)];
        for (var output = 0; output < results.Length; output++) workspace.Out(output, results[output]);
        return workspace;
    }

    private static void Check(string name, double value, MixtureGradient gradient, double expected, MixtureGradient expectedGradient)
    {
        Comparison.AssertSame(name, Tolerance, [value], [expected]);
        Comparison.AssertSame(name, Tolerance, gradient.Alphas, expectedGradient.Alphas);
        Comparison.AssertSame(name, Tolerance, gradient.Means, expectedGradient.Means);
        Comparison.AssertSame(name, Tolerance, gradient.LogDiagonals, expectedGradient.LogDiagonals);
        Comparison.AssertSame(name, Tolerance, gradient.Lower, expectedGradient.Lower);
    }
}
