using MathNet.Numerics.Optimization;

namespace SymDiff.Compiling;

/// <summary>
/// Levenberg-Marquardt of MathNet.Numerics in rounds: each starts with the parameters scaled by the lengths of the Jacobian's columns, since its damping is the same for all
/// parameters. At the end come Gauss-Newton steps by QR, for which its normal equations have too few digits, and a test of its own whether a minimum is reached. If there is
/// none, long first steps may have led onto a plateau: it starts again with shorter ones, and at last by Newton's method.
/// </summary>
internal sealed record LevenbergMarquardt() : FitMethod("lm")
{
    private const int StepsOfARound = 20;
    private const int MostPolishing = 100;

    /// <summary>A step that leaves more than this of what was to be explained is rounding.</summary>
    private const double Worthwhile = 0.95;

    /// <summary>How much a sum of squares may rise by rounding.</summary>
    private const double RoundingOfASum = 1e-10;

    /// <summary>The part of the differences that may be left to explain at a minimum.</summary>
    private const double GainTolerance = 1e-6;

    /// <summary>Damping to start with, of columns of length 1.</summary>
    private static readonly double[] Dampings = [1e-3, 1, 100];

    internal override FitStop Run(FitProblem problem, FitTrace trace)
    {
        var squares = new LeastSquares(problem.Residuals ?? throw FitErrors.NoResponse(), problem.Start.Length);
        var verdict = FitStop.NoProgress;
        foreach (var descent in Descents(problem, squares, trace))
        {
            if (trace.StepsLeft <= 0) break;
            var at = Polished(descent(), squares, trace);
            if (squares.At(at).Sum > trace.BestLoss * (1 + RoundingOfASum)) continue;
            verdict = Verdict(at, squares, problem);
            if (verdict == FitStop.Converged) break;
        }
        return verdict != FitStop.Converged && trace.StepsLeft <= 0 ? FitStop.MaxSteps : verdict;
    }

    /// <summary>Ways from the start, to be gone until one ends in a minimum.</summary>
    private static IEnumerable<Func<double[]>> Descents(FitProblem problem, LeastSquares squares, FitTrace trace) =>
    [
        .. Dampings.Select(damping => (Func<double[]>)(() => Descend(problem.Start, damping, squares, trace))),
        .. problem.Start.Length > QuadraticModel.MostParameters ? [] : new Func<double[]>[] { () => DescendByCurvature(problem, squares, trace) },
    ];

    /// <summary>Newton's method knows the curvature of the model, which Levenberg-Marquardt leaves out.</summary>
    private static double[] DescendByCurvature(FitProblem problem, LeastSquares squares, FitTrace trace)
    {
        var own = trace.Again();
        own.Start(problem);
        Newton.Run(problem, own);
        trace.Try(own.Best, squares.At(own.Best).Sum, squares.Gradient());
        return own.Best;
    }

    /// <summary>Rounds for as long as they help.</summary>
    private static double[] Descend(double[] at, double damping, LeastSquares squares, FitTrace trace)
    {
        for (var steps = trace.StepsLeft; steps > 0;)
        {
            var model = new ScaledModel(at, squares, trace);
            var before = model.Value;
            Round(model, damping, Math.Min(StepsOfARound, steps));
            at = model.Accepted;
            steps -= StepsOfARound;
            if (!(before - model.AcceptedValue > trace.Stop * before)) break;
        }
        return at;
    }

    private static void Round(ScaledModel model, double damping, int steps)
    {
        var minimizer = new LevenbergMarquardtMinimizer(damping, gradientTolerance: 0, stepTolerance: double.Epsilon, functionTolerance: 0, maximumIterations: steps);
        try
        {
            minimizer.FindMinimum(model, model.Point);
        }
        catch (OptimizationException)
        {
            // no step is possible any more
        }
    }

    /// <summary>Steps for as long as less is left to explain after each: a sum of squares has lost its digits long before.</summary>
    private static double[] Polished(double[] at, LeastSquares squares, FitTrace trace)
    {
        var linear = squares.Linearize(at);
        for (var i = 0; i < MostPolishing && trace.StepsLeft > 0 && linear is { IsDetermined: true }; i++)
        {
            var bound = squares.Sum * (1 + RoundingOfASum);
            double[] next = [.. at.Zip(linear.Step(), (x, change) => x + change)];
            var linearThere = squares.Linearize(next);
            if (linearThere is null || !(linearThere.Gain < linear.Gain * Worthwhile) || squares.Sum > bound) break;
            if (squares.Sum <= trace.BestLoss * (1 + RoundingOfASum)) trace.Replace(next, squares.Sum, squares.Gradient());
            (at, linear) = (next, linearThere);
        }
        return at;
    }

    private static FitStop Verdict(double[] at, LeastSquares squares, FitProblem problem) =>
        squares.Linearize(at) is not { IsDetermined: true } linear ? FitStop.Undetermined
        : linear.Gain <= (GainTolerance * Math.Sqrt(squares.Sum)) + linear.Rounding(at) && !IsSaddle(at, problem) ? FitStop.Converged
        : FitStop.NoProgress;

    /// <summary>Whether the sum of squares curves downward though its gradient is zero: the start may be such a point.</summary>
    private static bool IsSaddle(double[] at, FitProblem problem) => at.Length <= QuadraticModel.MostParameters && QuadraticModel.At(problem.Loss, at) is { HasDescent: true };
}
