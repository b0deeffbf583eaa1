namespace SymDiff;

/// <summary>Why a fit stopped.</summary>
public enum FitStop
{
    /// <summary>The gradient is zero as far as doubles can tell: a minimum.</summary>
    Converged,

    /// <summary>The loss changed by less than <see cref="FitOptions.Stop"/>.</summary>
    SmallChange,

    /// <summary>The loss hardly changed, though its gradient promises more: the steps are too short.</summary>
    SmallSteps,

    /// <summary>The number of steps was reached.</summary>
    MaxSteps,

    /// <summary>The loss grew beyond all bounds.</summary>
    Diverged,

    /// <summary>No step makes the loss smaller, though the gradient is not zero.</summary>
    NoProgress,

    /// <summary>The loss stays the same when a parameter, or a combination of parameters, changes: there are many answers, or the answer is infinitely far away.</summary>
    Undetermined,

    /// <summary>The caller cancelled the fit.</summary>
    Interrupted,
}

/// <summary>What a fit found.</summary>
public sealed record FitResult
{
    /// <summary>The estimate of each parameter: the best point that was met.</summary>
    public required IReadOnlyDictionary<string, Tensor> Parameters { get; init; }

    /// <summary>
    /// The standard error of each parameter, <c>sqrt(s^2 * diag((J'J)^-1))</c> with the residual variance <c>s^2</c>; empty if there is no response, no degree of freedom,
    /// more than 100 parameters, or the data do not determine the parameters.
    /// </summary>
    public IReadOnlyDictionary<string, Tensor> StandardErrors { get; init; } = new Dictionary<string, Tensor>();

    /// <summary>The loss at the estimates; of a fit to a response the residual sum of squares.</summary>
    public required double Loss { get; init; }

    /// <summary>The length of the gradient at the estimates.</summary>
    public required double GradientNorm { get; init; }

    /// <summary>The number of points minus the number of parameters; null without a response.</summary>
    public int? DegreesOfFreedom { get; init; }

    /// <summary>The residual standard deviation, <c>sqrt(Loss/DegreesOfFreedom)</c>; null without degrees of freedom.</summary>
    public double? ResidualDeviation => DegreesOfFreedom > 0 ? Math.Sqrt(Loss / DegreesOfFreedom.Value) : null;

    /// <summary>The loss at the start and after each step.</summary>
    public required IReadOnlyList<double> Losses { get; init; }

    /// <summary>The number of steps.</summary>
    public int Steps => Losses.Count - 1;

    /// <summary>Why the fit stopped.</summary>
    public required FitStop Stop { get; init; }

    /// <summary>Whether it stopped because there was nothing more to gain.</summary>
    public bool IsSuccess => Stop is FitStop.Converged or FitStop.SmallChange;
}
