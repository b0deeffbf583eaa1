namespace SymDiff;

/// <summary>A chain of equal expressions, from the first of two that are equal to the second.</summary>
public sealed class Proof
{
    internal Proof(Expr first, IReadOnlyList<ProofStep> steps) => (First, Steps) = (first, steps);

    /// <summary>Where the chain begins.</summary>
    public Expr First { get; }

    /// <summary>The steps; each begins where the one before ended.</summary>
    public IReadOnlyList<ProofStep> Steps { get; }

    /// <summary>The chain as text: an expression a line, behind it what was done to get there.</summary>
    public override string ToString() => Equality.ProofText.Of(this);
}

/// <summary>One step of a proof.</summary>
/// <param name="Before">An expression.</param>
/// <param name="After">One that equals it.</param>
/// <param name="Reason">
/// Name of the rule (docs/rules.md lists them); or <c>arithmetic</c>, sums and products multiplied out and collected; <c>multiplied out</c>, the same for tensors;
/// <c>definitions</c>, functions replaced by what they are defined by; <c>entry by entry</c>, a tensor as a list; <c>order</c>, operands in another order; <c>simplify</c>,
/// what the form that people read does without a rule; <c>normal form</c>, both sides have one, as quotients of polynomials in exponentials, logarithms, roots and
/// conditions.
/// </param>
/// <param name="Conditions">Where the two are equal, if not everywhere they have a value.</param>
public sealed record ProofStep(Expr Before, Expr After, string Reason, IReadOnlyList<Expr> Conditions);
