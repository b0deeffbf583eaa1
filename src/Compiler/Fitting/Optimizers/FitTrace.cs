using MathNet.Numerics.LinearAlgebra;

namespace SymDiff.Compiling;

/// <summary>What happened so far: the best point, the losses, and whether to go on.</summary>
internal sealed class FitTrace(FitOptions options, CancellationToken cancellationToken)
{
    private readonly List<double> losses = [];
    private double[] start = [];

    /// <summary>For each parameter the largest value that it had on the way, or the largest distance from its start: what is small for it.</summary>
    public double[] Sizes { get; private set; } = [];

    /// <summary>The best point.</summary>
    public double[] Best { get; private set; } = [];

    /// <summary>The loss there.</summary>
    public double BestLoss { get; private set; } = double.PositiveInfinity;

    /// <summary>The length of the gradient there.</summary>
    public double BestGradient { get; private set; }

    /// <summary>The loss at the start and after each step.</summary>
    public IReadOnlyList<double> Losses => losses;

    /// <summary>The change of the loss, relative to it, that is as good as none.</summary>
    public double Stop => options.Stop;

    /// <summary>The most steps.</summary>
    public int MaxSteps => options.MostSteps;

    /// <summary>How many steps may still be made.</summary>
    public int StepsLeft => MaxSteps - (losses.Count - 1);

    /// <summary>How much a gradient promises for a change of any parameter by its size, relative to the loss or to what was gained so far.</summary>
    public double Promise(double loss, double[] gradient) =>
        gradient.Select((slope, i) => Math.Abs(slope) * Sizes[i]).Max() is > 0 and var most ? most / Math.Max(Math.Abs(loss), Math.Abs(losses[0] - loss)) : 0;

    /// <summary>A trace of its own for another way from the start.</summary>
    public FitTrace Again() => new(options with { Progress = null, MaxSteps = StepsLeft }, cancellationToken);

    /// <summary>Takes up the start.</summary>
    /// <exception cref="SymDiffException">The loss or its gradient is not finite there (SD5009).</exception>
    public void Start(FitProblem problem)
    {
        (start, Best, Sizes) = (problem.Start, [.. problem.Start], new double[problem.Start.Length]);
        var gradient = new double[problem.Start.Length];
        var loss = problem.Loss.Evaluate(problem.Start, gradient);
        if (!double.IsFinite(loss) || !Array.TrueForAll(gradient, double.IsFinite)) throw FitErrors.BadStart(loss);
        Step(problem.Start, loss, gradient);
    }

    /// <summary>Takes up a step.</summary>
    /// <exception cref="OperationCanceledException">The caller wants no more.</exception>
    public void Step(ReadOnlySpan<double> at, double loss, double[] gradient)
    {
        var norm = Length(gradient);
        losses.Add(loss);
        for (var i = 0; i < at.Length; i++) Sizes[i] = Math.Max(Sizes[i], Math.Max(Math.Abs(at[i]), Math.Abs(at[i] - start[i])));
        if (loss < BestLoss) Keep(at, loss, norm);
        options.Progress?.Invoke(new(losses.Count - 1, loss, norm));
        CheckCancelled();
    }

    /// <summary>Takes up a point if it is better than all before it.</summary>
    /// <exception cref="OperationCanceledException">The caller wants no more.</exception>
    public void Try(ReadOnlySpan<double> at, double loss, double[] gradient)
    {
        if (loss < BestLoss) Step(at, loss, gradient);
        else CheckCancelled();
    }

    /// <summary>Takes up a point whose loss is equal to the best one's but for rounding, and that is the better one by its gradient.</summary>
    public void Replace(ReadOnlySpan<double> at, double loss, double[] gradient)
    {
        Step(at, loss, gradient);
        Keep(at, loss, Length(gradient));
    }

    /// <summary>Ends the fit if the caller wants no more.</summary>
    /// <exception cref="OperationCanceledException">That is so.</exception>
    public void CheckCancelled() => cancellationToken.ThrowIfCancellationRequested();

    private void Keep(ReadOnlySpan<double> at, double loss, double norm)
    {
        (BestLoss, BestGradient) = (loss, norm);
        at.CopyTo(Best);
    }

    private static double Length(double[] gradient) => Vector<double>.Build.Dense(gradient).L2Norm();
}
