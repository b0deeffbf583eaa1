using MathNet.Numerics.LinearAlgebra;

namespace SymDiff.Compiling;

/// <summary>
/// Whether the best point is a minimum. Newton's steps come first, as long as each leaves less to gain: a loss has lost its digits before. Then the exact Hessian decides,
/// and where it says nothing, the loss at some distance.
/// </summary>
internal sealed class MinimumTest(FitProblem problem, FitTrace trace)
{
    private const int MostPolishing = 20;

    /// <summary>How much a loss may rise by rounding.</summary>
    private const double RoundingOfALoss = 1e-12;

    /// <summary>How far away the minimum of the quadratic model may be, relative to the parameters or to how far they came.</summary>
    private const double StepTolerance = 1e-5;

    /// <summary>What the gradient may still promise.</summary>
    private const double GradientTolerance = 1e-8;

    /// <summary>The distance at which the loss is asked.</summary>
    private const double Distance = 1e-3;

    /// <summary>Converged if the loss rises in every direction and Newton's step changes no parameter any more; undetermined if it is level in one; else no progress.</summary>
    public FitStop Verdict()
    {
        if (problem.Start.Length > QuadraticModel.MostParameters) return IsGradientSmall() ? FitStop.Converged : FitStop.NoProgress;
        if (Polished() is not { HasDescent: false } model) return FitStop.NoProgress;
        if (model.LevelDirections.Select(direction => Level(direction, Distance / Extent(direction), model.Loss)).FirstOrDefault(stop => stop is not null) is { } stop) return stop;
        if (problem.Linearize(trace.Best) is { IsDetermined: false }) return FitStop.Undetermined;
        var step = model.Step;
        return Enumerable.Range(0, step.Count).All(i => Math.Abs(step[i]) <= StepTolerance * trace.Sizes[i] || IsNearZero(i, step[i], model))
            ? FitStop.Converged
            : FitStop.NoProgress;
    }

    private QuadraticModel? Polished()
    {
        var model = QuadraticModel.At(problem.Loss, trace.Best);
        for (var i = 0; i < MostPolishing && trace.StepsLeft > 0 && model is { HasDescent: false, Decrement: > 0 }; i++)
        {
            double[] at = [.. trace.Best.Zip(model.Step, (x, change) => x + change)];
            var next = QuadraticModel.At(problem.Loss, at);
            if (next is not { HasDescent: false } || !(next.Decrement < model.Decrement / 4) || next.Loss > model.Loss + (RoundingOfALoss * Math.Abs(model.Loss))) break;
            trace.Replace(at, next.Loss, next.Gradient);
            model = next;
        }
        return model;
    }

    /// <summary>What a direction without curvature makes impossible: null if the loss rises on both sides.</summary>
    private FitStop? Level(Vector<double> direction, double distance, double loss)
    {
        var sides = new[] { distance, -distance }.Select(along => problem.Loss.Evaluate([.. trace.Best.Zip(direction, (x, change) => x + (change * along))],
            new double[direction.Count])).ToList();
        var noise = RoundingOfALoss * Math.Abs(loss);
        return sides.Exists(side => side < loss - noise) ? FitStop.NoProgress : sides.Exists(side => side <= loss + noise) ? FitStop.Undetermined : null;
    }

    /// <summary>A parameter that is zero and did not move has no size: the length at which its curvature shows takes its place, if the loss does rise there.</summary>
    private bool IsNearZero(int i, double step, QuadraticModel model) =>
        Math.Abs(step) <= StepTolerance * model.Lengths[i]
            && Level(Vector<double>.Build.Dense(trace.Best.Length, place => place == i ? 1 : 0), Distance * model.Lengths[i], model.Loss) is null;

    private bool IsGradientSmall()
    {
        var gradient = new double[problem.Start.Length];
        return trace.Promise(problem.Loss.Evaluate(trace.Best, gradient), gradient) <= GradientTolerance;
    }

    /// <summary>The length of a direction, its parts measured by the sizes of the parameters.</summary>
    private double Extent(Vector<double> direction) => direction.Select((change, i) => Math.Abs(change) / (trace.Sizes[i] is > 0 and var size ? size : 1)).Max();
}
