using SymDiff.Simplification;

namespace SymDiff.Equality;

/// <summary>Writes down why two expressions are equal: as a chain of rules if there is one, else by way of the normal form that decided.</summary>
internal sealed class Prover
{
    private readonly Expr left, right;
    private readonly SimplifyOptions options;
    private readonly NormalForms forms;

    private Prover(Expr left, Expr right, SimplifyOptions options)
    {
        (this.left, this.right, this.options) = (left, right, options);
        forms = new(options);
    }

    /// <summary>The proof of an equality; null if it is not known.</summary>
    public static Proof? Prove(Expr left, Expr right, SimplifyOptions options)
    {
        var prover = new Prover(left, right, EqualityChecker.WhereBothAreDefined(left, right, options));
        return prover.Steps() is { } steps ? new(left, ProofSteps.Shortened([.. steps])) : null;
    }

    private IEnumerable<ProofStep>? Steps()
    {
        if (left == right) return [];
        if (left.Shape.Rank == 0 && (Saturated((_, _) => false, SaturationRules.Readable.Value) ?? Saturated((_, _) => false)) is { } rules) return rules;
        if (!forms.Agree(left, right)) return left.Shape.Rank == 0 ? Saturated(forms.Agree) : null;
        var isSymmetric = new FactTable([.. options.Assumptions]).IsSymmetric;
        return TensorProofs.OfEntries(left, right, (a, b) => Prove(a, b, options)) ?? (HasTensors ? TensorProofs.MultipliedOut(left, right, isSymmetric) : null) ?? ByForms();
    }

    private bool HasTensors => Traversal.PostOrder([left, right]).Exists(node => node.Shape.Rank > 0);

    private List<ProofStep>? Saturated(Func<Expr, Expr, bool> haveOneForm, SaturationRules? table = null)
    {
        var saturation = new Saturation(left, right, options, table);
        return saturation.Run(haveOneForm) == EqualityStop.Decided ? new Explanation(saturation.Graph).Between(left, right) : null;
    }

    /// <summary>By the form that people read, or by definitions and one normal form.</summary>
    private IEnumerable<ProofStep> ByForms()
    {
        var (first, second) = (Simplified(left), Simplified(right));
        if (ProofSteps.End(first, left) == ProofSteps.End(second, right)) return [.. first, .. ProofSteps.Reversed(second)];
        var defined = forms.Defined(left, right);
        return [new(left, defined[0], Reason.Definitions, []), new(defined[0], defined[1], Reason.NormalForm.Name, []), new(defined[1], right, Reason.Definitions, [])];
    }

    private List<ProofStep> Simplified(Expr side)
    {
        var chain = new RewriteChain(side);
        return chain.To(Pipelines.People([side], options: options, listener: chain).Roots[0]);
    }
}
