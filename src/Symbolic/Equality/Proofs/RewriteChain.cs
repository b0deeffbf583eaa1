using SymDiff.Differentiation;

namespace SymDiff.Equality;

/// <summary>What a simplification did, as a chain of whole expressions.</summary>
/// <param name="start">What is simplified.</param>
internal sealed class RewriteChain(Expr start) : IDerivationListener
{
    private readonly List<ProofStep> steps = [];

    /// <summary>The steps to the result. What cannot be told place by place is one step at the end.</summary>
    public List<ProofStep> To(Expr result)
    {
        if (Last != result) steps.Add(new(Last, result, Reason.Simplified, []));
        return steps;
    }

    /// <inheritdoc/>
    public void Rewrote(Expr before, Expr after, IReadOnlyList<string> rules, IReadOnlyList<Expr> conditions)
    {
        var changed = Traversal.Map([Last], node => node == before ? after : node)[Last];
        if (changed != Last) steps.Add(new(Last, changed, rules.Count > 0 ? string.Join(", ", rules) : Reason.Simplified, conditions));
    }

    /// <inheritdoc/>
    public void Contributed(Expr node, int input, Expr cotangent, Expr contribution) => throw new NotSupportedException("nothing is differentiated here");

    /// <inheritdoc/>
    public void Summed(Expr node, Expr cotangent) => throw new NotSupportedException("nothing is differentiated here");

    private Expr Last => steps is [.., var last] ? last.After : start;
}
