using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace SymDiff.Compiling;

/// <summary>
/// Levenberg-Marquardt of MathNet.Numerics in rounds: each starts with the parameters scaled by the lengths of the Jacobian's columns, since its damping is the same for all parameters. At the end
/// come Gauss-Newton steps by QR, for which its normal equations have too few digits, and a test of its own whether a minimum is reached.
/// </summary>
internal sealed record LevenbergMarquardt() : FitMethod("lm")
{
    private const int StepsOfARound = 20;
    private const int MostPolishing = 100;

    /// <summary>A step that leaves more than this of what was to be explained is rounding.</summary>
    private const double Worthwhile = 0.95;

    /// <summary>The part of the differences that may be left to explain at a minimum.</summary>
    private const double GainTolerance = 1e-6;

    internal override FitStop Run(FitProblem problem, FitTrace trace)
    {
        var squares = new LeastSquares(problem.Residuals ?? throw FitErrors.NoResponse(), problem.Start.Length);
        double before;
        do
        {
            before = trace.BestLoss;
            Round(squares, trace);
        }
        while (trace.StepsLeft > 0 && before - trace.BestLoss > trace.Stop * before);
        Polish(squares, trace);
        return Verdict(squares.Linearize(trace.Best), squares, trace);
    }

    private static void Round(LeastSquares squares, FitTrace trace)
    {
        var model = new ScaledModel(squares, trace);
        var minimizer = new LevenbergMarquardtMinimizer(gradientTolerance: 0, stepTolerance: double.Epsilon, functionTolerance: 0, maximumIterations: Math.Min(StepsOfARound, trace.StepsLeft));
        try
        {
            minimizer.FindMinimum(model, Vector<double>.Build.DenseOfArray(model.Start));
        }
        catch (OptimizationException)
        {
            // no step is possible any more; the trace has the best point
        }
    }

    /// <summary>Steps for as long as less is left to explain after each: a sum of squares has lost its digits long before.</summary>
    private static void Polish(LeastSquares squares, FitTrace trace)
    {
        var linear = squares.Linearize(trace.Best);
        for (var i = 0; i < MostPolishing && linear is { IsDetermined: true }; i++)
        {
            var step = linear.Step();
            double[] at = [.. trace.Best.Zip(step, (x, change) => x + change)];
            var next = squares.Linearize(at);
            if (next is null || !(next.Gain < linear.Gain * Worthwhile) || squares.Sum > trace.BestLoss * (1 + 1e-10)) return;
            trace.Replace(at, squares.Sum, squares.Gradient());
            linear = next;
        }
    }

    private static FitStop Verdict(Linearization? linear, LeastSquares squares, FitTrace trace) =>
        linear is not { IsDetermined: true } ? FitStop.Undetermined
        : linear.Gain <= (GainTolerance * Math.Sqrt(squares.Sum)) + linear.Rounding(trace.Best) ? FitStop.Converged
        : trace.StepsLeft > 0 ? FitStop.NoProgress : FitStop.MaxSteps;
}
