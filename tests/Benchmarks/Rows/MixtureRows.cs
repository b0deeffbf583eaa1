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
        Check("by hand", inMatrices.Run(matrices), matrices, inLoops.Run(loops), loops);
        Comparison.Row("hand-written forms against each other: matrices, loops", Comparison.Calls(() => inMatrices.Run(matrices)), Comparison.Calls(() => inLoops.Run(loops)), Target.None);
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
