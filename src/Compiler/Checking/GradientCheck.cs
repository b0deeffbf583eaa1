namespace SymDiff;

/// <summary>A gradient beside numerical differences of the expression as it is written.</summary>
/// <param name="Partials">One entry for each variable.</param>
public sealed record GradientCheck(IReadOnlyList<PartialCheck> Partials)
{
    /// <summary>Whether no partial derivative disagrees.</summary>
    public bool IsCorrect => Partials.All(partial => partial.IsCorrect);

    /// <summary>The largest error of a partial derivative.</summary>
    public double WorstError => Partials.Count == 0 ? 0 : Partials.Max(partial => partial.Error);
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

    /// <summary>The difference of the two, relative to the larger one; absolute if both are below 1.</summary>
    public double Error => Difference / Math.Max(1, Math.Max(Math.Abs(Derivative), Math.Abs(Numerical)));

    /// <summary>Whether the two agree to six digits, or as well as the differences can tell.</summary>
    public bool IsCorrect => double.IsFinite(Numerical) && (Error <= Tolerance || Difference <= SafetyFactor * Uncertainty);

    private double Difference => Derivative.Equals(Numerical) ? 0 : Math.Abs(Derivative - Numerical);
}
