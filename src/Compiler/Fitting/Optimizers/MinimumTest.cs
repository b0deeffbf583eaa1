using MathNet.Numerics.LinearAlgebra;

namespace SymDiff.Compiling;

/// <summary>Whether the best point is a minimum: by the exact Hessian, and where that says nothing, by the loss at some distance.</summary>
/// <param name="problem">The problem.</param>
/// <param name="best">The best point.</param>
internal sealed class MinimumTest(FitProblem problem, double[] best)
{
    /// <summary>How far away the minimum of the quadratic model may be, relative to the parameters or to how far they came.</summary>
    private const double StepTolerance = 1e-5;

    /// <summary>Curvature below this, of a Hessian scaled to a diagonal of ones, may be none.</summary>
    private const double Rounding = 1e-8;

    /// <summary>The distance at which the loss is asked where there is no curvature.</summary>
    private const double Distance = 1e-3;

    private readonly double[] sizes = [.. best.Zip(problem.Start, (x, start) => Math.Max(Math.Abs(x), Math.Abs(x - start)))];

    /// <summary>Converged if the loss rises in every direction and Newton's step changes no parameter any more; undetermined if it is level in one; else no progress.</summary>
    public FitStop Verdict()
    {
        var n = best.Length;
        double[] gradient = new double[n], hessian = new double[n * n];
        var loss = problem.Loss.Evaluate(best, gradient, hessian);
        if (!Array.TrueForAll(hessian, double.IsFinite)) return FitStop.NoProgress;
        double[] scales = [.. Enumerable.Range(0, n).Select(i => Math.Abs(hessian[(i * n) + i]) is > 0 and var own ? 1 / Math.Sqrt(own) : 1)];
        var factors = Matrix<double>.Build.Dense(n, n, (i, j) => hessian[(i * n) + j] * scales[i] * scales[j]).Evd(Symmetricity.Symmetric);
        var curvatures = factors.EigenValues.Real();
        var (step, least) = (Vector<double>.Build.Dense(n), Rounding * curvatures.AbsoluteMaximum());
        for (var i = 0; i < n; i++)
        {
            var direction = factors.EigenVectors.Column(i).MapIndexed((place, value) => value * scales[place]);
            if (curvatures[i] < -least) return FitStop.NoProgress;
            if (curvatures[i] > least) step -= direction * (direction.DotProduct(Vector<double>.Build.Dense(gradient)) / curvatures[i]);
            else if (!(Rises(direction, loss) && Rises(-direction, loss))) return FitStop.Undetermined;
        }
        return Enumerable.Range(0, n).All(i => Math.Abs(step[i]) <= StepTolerance * sizes[i]) ? FitStop.Converged : FitStop.NoProgress;
    }

    private bool Rises(Vector<double> direction, double loss)
    {
        var length = direction.Zip(sizes, (change, size) => Math.Abs(change) / (size > 0 ? size : 1)).Max();
        double[] at = [.. best.Zip(direction, (x, change) => x + (change * (Distance / length)))];
        return !(problem.Loss.Evaluate(at, new double[at.Length]) <= loss);
    }
}
