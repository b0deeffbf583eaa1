namespace SymDiff;

/// <summary>Whether two expressions have one value.</summary>
public enum Verdict
{
    /// <summary>Proved equal wherever either is defined.</summary>
    Equal,

    /// <summary>Proved equal where both are defined; the conditions say where only one of them is.</summary>
    EqualWhereDefined,

    /// <summary>Proved different at a point.</summary>
    Different,

    /// <summary>Neither was proved.</summary>
    Undecided,
}

/// <summary>Where the search for a proof came to an end.</summary>
public enum EqualityStop
{
    /// <summary>With a proof or a counterexample.</summary>
    Decided,

    /// <summary>The normal forms differ, and there are no rules to be tried: one side is a tensor.</summary>
    FormsDiffer,

    /// <summary>No rule adds anything to what is known to be equal to either side.</summary>
    Saturated,

    /// <summary>There were as many terms as are allowed.</summary>
    Terms,

    /// <summary>As many rules were applied as are allowed.</summary>
    Applications,

    /// <summary>All rules were applied as often in turn as is allowed.</summary>
    Rounds,
}

/// <summary>The answer to a question whether two expressions are equal; never from numerical evidence alone.</summary>
/// <param name="Verdict">What was proved.</param>
/// <param name="Conditions">Where both are defined, as far as one of them needs a condition that the other does not need.</param>
/// <param name="Counterexample">A point at which the two differ, or null.</param>
public sealed record EqualityResult(Verdict Verdict, IReadOnlyList<Expr> Conditions, Counterexample? Counterexample)
{
    /// <summary>Why nothing was decided.</summary>
    public EqualityStop Stop { get; init; }
}

/// <summary>A point at which two expressions differ, found by enclosures of both values that have no number in common.</summary>
/// <param name="At">The point; values with axes entry by entry, <c>x[0]</c> and <c>A[0, 1]</c>, and sizes that no variable has.</param>
/// <param name="Left">The value of the first expression.</param>
/// <param name="Right">The value of the second expression.</param>
public sealed record Counterexample(IReadOnlyDictionary<string, double> At, double Left, double Right)
{
    /// <summary>Which entry of the two values differs: <c>[0, 1]</c>; empty for numbers.</summary>
    public string Entry { get; init; } = "";
}
