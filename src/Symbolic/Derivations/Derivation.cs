using SymDiff.Derivations;

namespace SymDiff;

/// <summary>How a derivative came about, as the engine did it: the function's steps in order of evaluation, the reverse sweep, and the rewrites that made the result readable.</summary>
public sealed class Derivation
{
    /// <summary>The same with the derivatives in a form that names of a model make shorter.</summary>
    internal Derivation With(IReadOnlyList<Expr> shown) => new(Forward, Reverse, Rewrites, [.. Results.Zip(shown, (result, form) => result with { Simplified = form })]);

    internal Derivation(IReadOnlyList<Expr> forward, IReadOnlyList<ReverseStep> reverse, IReadOnlyList<RewriteStep> rewrites, IReadOnlyList<DerivedResult> results) =>
        (Forward, Reverse, Rewrites, Results) = (forward, reverse, rewrites, results);

    /// <summary>The operations of the function, each after what it needs: u1, u2, ...</summary>
    public IReadOnlyList<Expr> Forward { get; }

    /// <summary>What the sweep did, from the output to the variables.</summary>
    public IReadOnlyList<ReverseStep> Reverse { get; }

    /// <summary>The rewrites in the order in which they happened, equal ones once with a count.</summary>
    public IReadOnlyList<RewriteStep> Rewrites { get; }

    /// <summary>The derivatives.</summary>
    public IReadOnlyList<DerivedResult> Results { get; }

    /// <summary>The derivation as text: what <c>symdiff --steps</c> prints.</summary>
    public override string ToString() => new DerivationText(this, new Dictionary<Expr, string>()).Full();
}

/// <summary>One step of the reverse sweep.</summary>
/// <param name="Node">Whose cotangent is found.</param>
/// <param name="Cotangent">The cotangent: the derivative of the output by the node.</param>
/// <param name="Contributions">What it is the sum of; none for the output itself.</param>
public sealed record ReverseStep(Expr Node, Expr Cotangent, IReadOnlyList<Contribution> Contributions);

/// <summary>What one operator contributes to the cotangent of one of its inputs.</summary>
/// <param name="User">The operator's node.</param>
/// <param name="Input">The number of the input among the operator's arguments.</param>
/// <param name="Cotangent">The cotangent of the operator's node.</param>
/// <param name="Value">The contribution.</param>
public sealed record Contribution(Expr User, int Input, Expr Cotangent, Expr Value);

/// <summary>One rewrite.</summary>
/// <param name="Before">The expression.</param>
/// <param name="After">What it became.</param>
/// <param name="Rules">Names of the rules (docs/rules.md lists them); none where terms or factors were collected and ordered.</param>
/// <param name="Conditions">Where both sides are equal, if not everywhere the left side is defined.</param>
/// <param name="Count">How often it happened.</param>
public sealed record RewriteStep(Expr Before, Expr After, IReadOnlyList<string> Rules, IReadOnlyList<Expr> Conditions, int Count);

/// <summary>A derivative.</summary>
/// <param name="Variable">Name of the variable.</param>
/// <param name="Raw">As the sweep left it.</param>
/// <param name="Simplified">In the form that people read.</param>
public sealed record DerivedResult(string Variable, Expr Raw, Expr Simplified);
