namespace SymDiff;

/// <summary>Derivatives beside numerical differences of the expression as it is written.</summary>
/// <param name="Variables">One entry for each variable.</param>
public sealed record GradientCheck(IReadOnlyList<VariableCheck> Variables)
{
    /// <summary>All partial derivatives.</summary>
    public IEnumerable<PartialCheck> Partials => Variables.SelectMany(variable => variable.Partials);

    /// <summary>Whether no partial derivative disagrees.</summary>
    public bool IsCorrect => Variables.All(variable => variable.IsCorrect);

    /// <summary>The largest error of a partial derivative.</summary>
    public double WorstError => PartialCheck.Worst(Partials)?.Error ?? 0;
}

/// <summary>The partial derivatives by the entries of one variable.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Partials">One for each entry of the derivative, the last axis fastest.</param>
public sealed record VariableCheck(string Variable, IReadOnlyList<PartialCheck> Partials)
{
    /// <summary>Whether none of them disagrees.</summary>
    public bool IsCorrect => Partials.All(partial => partial.IsCorrect);

    /// <summary>The one with the largest error, of those that disagree if there are such; null for a variable without entries.</summary>
    public PartialCheck? Worst => PartialCheck.Worst(Partials);
}

/// <summary>One partial derivative beside its numerical value.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Derivative">The exact derivative, evaluated.</param>
/// <param name="Numerical">The value found by differences, extrapolated to step 0.</param>
/// <param name="Uncertainty">Estimated error of the numerical value.</param>
public sealed record PartialCheck(string Variable, double Derivative, double Numerical, double Uncertainty)
{
    private const double Tolerance = 1e-6;
    private const double SafetyFactor = 100;

    /// <summary>Which entry of the derivative it is: along the axes of the value, then along those of the variable.</summary>
    public IReadOnlyList<int> Index { get; init; } = [];

    /// <summary>The difference of the two, relative to the larger one; absolute if both are below 1.</summary>
    public double Error => Difference / Math.Max(1, Math.Max(Math.Abs(Derivative), Math.Abs(Numerical)));

    /// <summary>Whether the two agree to six digits, or as well as the differences can tell.</summary>
    public bool IsCorrect => double.IsFinite(Numerical) && (Error <= Tolerance || Difference <= SafetyFactor * Uncertainty);

    private double Difference => Derivative.Equals(Numerical) ? 0 : Math.Abs(Derivative - Numerical);

    internal static PartialCheck? Worst(IEnumerable<PartialCheck> partials) => partials.MaxBy(partial => (!partial.IsCorrect, partial.Error));
}
