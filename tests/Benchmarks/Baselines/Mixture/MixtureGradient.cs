using SymDiff.Numerics;
using SymDiff.Support;

namespace SymDiff.Benchmarks.Baselines;

/// <summary>The derivatives of a mixture's likelihood by its parameters, in their layout.</summary>
internal sealed class MixtureGradient(MixtureProblem problem)
{
    public double[] Alphas { get; } = new double[problem.Alphas.Length];

    public double[] Means { get; } = new double[problem.Means.Length];

    public double[] LogDiagonals { get; } = new double[problem.LogDiagonals.Length];

    /// <summary>Zeros on and above the diagonals.</summary>
    public double[] Lower { get; } = new double[problem.Lower.Length];
}

/// <summary>What does not depend on the points: small beside the rest, and the same in all forms.</summary>
internal static class MixturePrior
{
    /// <summary>
    /// Adds to the gradient what the prior and the weights' normalisation contribute; returns their value with the constants:
    /// -n*d*log(2*pi)/2 - n*lse(alpha) + sum(gamma^2/2*(|diag Q|^2 + |L|^2) - m*sum(q)) - k*C.
    /// </summary>
    /// <param name="problem">The parameters.</param>
    /// <param name="diagonals">exp(q).</param>
    /// <param name="gradient">Added to.</param>
    public static double Add(MixtureProblem problem, ReadOnlySpan<double> diagonals, MixtureGradient gradient)
    {
        var (d, k, n, square) = (problem.D, problem.K, problem.N, problem.Gamma * problem.Gamma);
        double squares = 0, logarithms = 0, largest = problem.Alphas.Max(), sum = 0;
        for (var i = 0; i < diagonals.Length; i++)
        {
            var share = diagonals[i] * diagonals[i];
            squares += share;
            logarithms += problem.LogDiagonals[i];
            gradient.LogDiagonals[i] += (square * share) - problem.M;
        }
        for (var i = 0; i < problem.Lower.Length; i++)
        {
            squares += problem.Lower[i] * problem.Lower[i];
            gradient.Lower[i] += square * problem.Lower[i];
        }
        foreach (var alpha in problem.Alphas) sum += Math.Exp(alpha - largest);
        for (var i = 0; i < k; i++) gradient.Alphas[i] -= n * Math.Exp(problem.Alphas[i] - largest) / sum;
        return (-n * d * 0.5 * Math.Log(2 * Math.PI)) - (n * (largest + Math.Log(sum))) + (square * squares / 2) - (problem.M * logarithms) - (k * Constant(problem));
    }

    private static double Constant(MixtureProblem problem)
    {
        var (d, freedom) = (problem.D, problem.D + problem.M + 1);
        var gammas = d * (d - 1) / 4.0 * Math.Log(Math.PI);
        for (var j = 0; j < d; j++) gammas += GammaFunction.LGamma((freedom - j) / 2);
        return (freedom * d * (Math.Log(problem.Gamma) - (0.5 * Math.Log(2)))) - gammas;
    }
}
