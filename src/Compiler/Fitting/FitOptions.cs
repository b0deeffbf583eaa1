namespace SymDiff;

/// <summary>What is fitted to what, from where and how.</summary>
public sealed record FitOptions
{
    /// <summary>The definition of the model that is meant; null for its output.</summary>
    public string? Of { get; init; }

    /// <summary>The column that the expression is the model of, or an expression of columns such as <c>log(y)</c>; null if the expression is itself the loss.</summary>
    public string? Response { get; init; }

    /// <summary>The starting value of each parameter.</summary>
    public IReadOnlyDictionary<string, Tensor> Start { get; init; } = new Dictionary<string, Tensor>();

    /// <summary>Values of inputs that are not columns: numbers that stay as they are, matrices of data.</summary>
    public IReadOnlyDictionary<string, Tensor> Fixed { get; init; } = new Dictionary<string, Tensor>();

    /// <summary>
    /// What inputs are that are no columns but made of columns: for <c>X</c>, say, <c>[a, b]</c>; for <c>Y</c>, <c>[kind==0, kind==1]</c>; <c>a..d</c> is a list of
    /// neighbouring columns.
    /// </summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>();

    /// <summary>Lengths of axes that neither data nor starting values tell, such as that of a hidden layer.</summary>
    public IReadOnlyDictionary<string, long> Sizes { get; init; } = new Dictionary<string, long>();

    /// <summary>Draws the parameters that have no starting value, normal with variance 1/fan-in, and the order of the rows for batches; null draws no parameters.</summary>
    public int? Seed { get; init; }

    /// <summary>
    /// Number of rows that gradient descent and Adam take for one change of the parameters; null for all. A step is then a pass over the data, in a new order each time, and
    /// its loss is that of all rows at its end.
    /// </summary>
    public int? BatchSize { get; init; }

    /// <summary>The method; null for Levenberg-Marquardt where there is a response and BFGS where there is none.</summary>
    public FitMethod? Method { get; init; }

    /// <summary>The change of the loss from one step to the next, relative to the loss, below which the fit stops.</summary>
    public double Stop { get; init; } = 1e-12;

    /// <summary>The most steps; null for 10,000 of gradient descent and Adam, and 1,000 of the others.</summary>
    public int? MaxSteps { get; init; }

    /// <summary>Is told every step.</summary>
    public Action<FitStep>? Progress { get; init; }

    /// <summary>The method that is meant.</summary>
    internal FitMethod ChosenMethod => Method ?? (Response is null ? FitMethod.Bfgs : FitMethod.LevenbergMarquardt);

    /// <summary>The most steps that are meant.</summary>
    internal int MostSteps => MaxSteps ?? ChosenMethod.DefaultSteps;
}

/// <summary>One step of a fit.</summary>
/// <param name="Number">Its number, counted from 1; 0 is the start.</param>
/// <param name="Loss">The loss after it.</param>
/// <param name="GradientNorm">The length of the gradient there.</param>
public readonly record struct FitStep(int Number, double Loss, double GradientNorm);
