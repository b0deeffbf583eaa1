namespace SymDiff;

/// <summary>What comparing a derivative with differences says, the worse the larger.</summary>
public enum CheckVerdict
{
    /// <summary>They agree.</summary>
    Correct,

    /// <summary>
    /// Nothing: the differences have no value, or are too uncertain to tell the derivative from 0. So it is at jumps and poles, and at the end of where a function is
    /// defined.
    /// </summary>
    Incomparable,

    /// <summary>They disagree.</summary>
    Wrong,
}

/// <summary>Derivatives beside numerical differences of the expression as it is written.</summary>
/// <param name="Variables">One entry for each variable.</param>
public sealed record GradientCheck(IReadOnlyList<VariableCheck> Variables)
{
    /// <summary>All partial derivatives.</summary>
    public IEnumerable<PartialCheck> Partials => Variables.SelectMany(variable => variable.Partials);

    /// <summary>The worst verdict on a partial derivative.</summary>
    public CheckVerdict Verdict => PartialCheck.Worst(Partials)?.Verdict ?? CheckVerdict.Correct;

    /// <summary>Whether all partial derivatives agree.</summary>
    public bool IsCorrect => Verdict == CheckVerdict.Correct;

    /// <summary>The largest error of a partial derivative that can be compared.</summary>
    public double WorstError => PartialCheck.Worst(Partials.Where(partial => partial.Verdict != CheckVerdict.Incomparable))?.Error ?? 0;
}

/// <summary>The partial derivatives by the entries of one variable.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Partials">One for each entry of the derivative, the last axis fastest.</param>
public sealed record VariableCheck(string Variable, IReadOnlyList<PartialCheck> Partials)
{
    /// <summary>The worst verdict on one of them.</summary>
    public CheckVerdict Verdict => Worst?.Verdict ?? CheckVerdict.Correct;

    /// <summary>Whether all of them agree.</summary>
    public bool IsCorrect => Verdict == CheckVerdict.Correct;

    /// <summary>The one with the largest error, of those with the worst verdict; null for a variable without entries.</summary>
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
    public CheckVerdict Verdict =>
        double.IsFinite(Numerical) && Error <= Tolerance ? CheckVerdict.Correct
        : !double.IsFinite(Numerical) || Doubt >= Magnitude ? CheckVerdict.Incomparable
        : Difference <= Doubt ? CheckVerdict.Correct
        : CheckVerdict.Wrong;

    /// <summary>Whether the two agree.</summary>
    public bool IsCorrect => Verdict == CheckVerdict.Correct;

    /// <summary>The larger of the two; an infinite derivative does not count.</summary>
    private double Magnitude => Math.Max(Math.Abs(Numerical), double.IsFinite(Derivative) ? Math.Abs(Derivative) : 0);

    /// <summary>What the difference may be: estimates of errors are themselves uncertain.</summary>
    private double Doubt => SafetyFactor * Uncertainty;

    private double Difference => Derivative.Equals(Numerical) ? 0 : Math.Abs(Derivative - Numerical);

    internal static PartialCheck? Worst(IEnumerable<PartialCheck> partials) => partials.MaxBy(partial => (partial.Verdict, partial.Error));
}
