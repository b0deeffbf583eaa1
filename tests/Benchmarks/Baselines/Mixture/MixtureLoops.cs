using System.Runtime.CompilerServices;
using SymDiff.Support;

namespace SymDiff.Benchmarks.Baselines;

/// <summary>
/// Likelihood and gradient point by point and component by component, as the suite's own derivative in C++ (src/cpp/modules/manual/gmm_d.cpp) goes: the component's
/// derivatives are kept until its weight is known, then added with it. Triangles are packed by columns, and no temporary is larger than k times the parameters of one.
/// </summary>
internal sealed class MixtureLoops(MixtureProblem problem)
{
    private readonly int triangle = problem.D * (problem.D - 1) / 2;
    private readonly double[] diagonals = new double[problem.K * problem.D];
    private readonly double[] logSums = new double[problem.K];
    private readonly double[] packed = new double[problem.K * problem.D * (problem.D - 1) / 2];
    private readonly double[] centered = new double[problem.D];
    private readonly double[] times = new double[problem.D];
    private readonly double[] terms = new double[problem.K];
    private readonly double[] meanTerms = new double[problem.K * problem.D];
    private readonly double[] diagonalTerms = new double[problem.K * problem.D];
    private readonly double[] lowerTerms = new double[problem.K * problem.D * (problem.D - 1) / 2];
    private readonly double[] lowerSums = new double[problem.K * problem.D * (problem.D - 1) / 2];

    /// <summary>The value; the gradient is overwritten.</summary>
    public double Run(MixtureGradient gradient)
    {
        Prepare(gradient);
        var value = 0.0;
        for (var i = 0; i < problem.N; i++)
        {
            var point = problem.Points.AsSpan(i * problem.D, problem.D);
            for (var k = 0; k < problem.K; k++) Component(point, k);
            value += Accumulate(gradient);
        }
        Unpack(gradient.Lower);
        return value + MixturePrior.Add(problem, diagonals, gradient);
    }

    private void Prepare(MixtureGradient gradient)
    {
        var d = problem.D;
        for (var i = 0; i < diagonals.Length; i++) diagonals[i] = Math.Exp(problem.LogDiagonals[i]);
        var place = 0;
        for (var k = 0; k < problem.K; k++)
        {
            logSums[k] = 0;
            for (var a = 0; a < d; a++) logSums[k] += problem.LogDiagonals[(k * d) + a];
            for (var column = 0; column < d; column++)
                for (var row = column + 1; row < d; row++) packed[place++] = problem.Lower[(((k * d) + row) * d) + column];
        }
        Array.Clear(gradient.Alphas);
        Array.Clear(gradient.Means);
        Array.Clear(gradient.LogDiagonals);
        Array.Clear(lowerSums);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Component(ReadOnlySpan<double> point, int k)
    {
        var d = problem.D;
        ReadOnlySpan<double> mean = problem.Means.AsSpan(k * d, d), diagonal = diagonals.AsSpan(k * d, d), lower = packed.AsSpan(k * triangle, triangle);
        Span<double> x = centered.AsSpan(0, d), y = times.AsSpan(0, d);
        Span<double> means = meanTerms.AsSpan(k * d, d), logarithms = diagonalTerms.AsSpan(k * d, d), lowers = lowerTerms.AsSpan(k * triangle, triangle);
        for (var a = 0; a < d; a++) x[a] = point[a] - mean[a];
        for (var a = 0; a < d; a++) y[a] = diagonal[a] * x[a];
        var place = 0;
        for (var column = 0; column < d; column++)
            for (var row = column + 1; row < d; row++) y[row] += lower[place++] * x[column];
        var square = 0.0;
        for (var a = 0; a < d; a++)
        {
            square += y[a] * y[a];
            means[a] = diagonal[a] * y[a];
            logarithms[a] = 1 - (diagonal[a] * x[a] * y[a]);
        }
        place = 0;
        for (var column = 0; column < d; column++)
        {
            var (sum, from) = (0.0, x[column]);
            for (var row = column + 1; row < d; row++, place++)
            {
                sum += lower[place] * y[row];
                lowers[place] = -from * y[row];
            }
            means[column] += sum;
        }
        terms[k] = problem.Alphas[k] + logSums[k] - (0.5 * square);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Accumulate(MixtureGradient gradient)
    {
        var (d, largest, sum) = (problem.D, double.NegativeInfinity, 0.0);
        for (var k = 0; k < terms.Length; k++) largest = Math.Max(largest, terms[k]);
        for (var k = 0; k < terms.Length; k++) sum += terms[k] = Math.Exp(terms[k] - largest);
        for (var k = 0; k < terms.Length; k++)
        {
            var share = terms[k] / sum;
            gradient.Alphas[k] += share;
            AddScaled(share, meanTerms.AsSpan(k * d, d), gradient.Means.AsSpan(k * d, d));
            AddScaled(share, diagonalTerms.AsSpan(k * d, d), gradient.LogDiagonals.AsSpan(k * d, d));
            AddScaled(share, lowerTerms.AsSpan(k * triangle, triangle), lowerSums.AsSpan(k * triangle, triangle));
        }
        return largest + Math.Log(sum);
    }

    private static void AddScaled(double factor, ReadOnlySpan<double> x, Span<double> sum)
    {
        for (var i = 0; i < sum.Length; i++) sum[i] += factor * x[i];
    }

    private void Unpack(Span<double> lower)
    {
        var (d, place) = (problem.D, 0);
        for (var k = 0; k < problem.K; k++)
            for (var column = 0; column < d; column++)
                for (var row = column + 1; row < d; row++) lower[(((k * d) + row) * d) + column] = lowerSums[place++];
        for (var k = 0; k < problem.K; k++)
            for (var row = 0; row < d; row++) lower.Slice((((k * d) + row) * d) + row, d - row).Clear();
    }
}
