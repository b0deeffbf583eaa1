using SymDiff.Simplification;

namespace SymDiff.Equality;

/// <summary>Whether two expressions have one normal form: as people read them, as quotients of polynomials, as multiplied-out tensors, or entry by entry.</summary>
/// <param name="options">Rules left out, and what holds wherever both sides are defined.</param>
internal sealed class NormalForms(SimplifyOptions options)
{
    private static readonly Lazy<RuleIndex> Definitions = new(() => new(DefiningRules.All));

    private readonly FactTable facts = new([.. options.Assumptions]);

    /// <summary>Whether a form was larger than what is allowed.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>Whether the normal forms agree where both sides are defined and the assumptions hold.</summary>
    public bool Agree(Expr left, Expr right)
    {
        if (left == right) return true;
        var simple = Pipelines.People([left, right], options: options).Roots;
        if (simple[0] == simple[1]) return true;
        if (Traversal.PostOrder(simple).Exists(node => node.Shape.Rank > 0)
            && (TensorForms.AreEqual(simple[0], simple[1], facts.IsSymmetric) || HaveEqualEntries(simple[0], simple[1]))) return true;
        try
        {
            var defined = Defined(simple);
            return new FormBuilder(facts).AreEqual(defined[0], defined[1]);
        }
        catch (BudgetException)
        {
            IsExhausted = true;
            return false;
        }
    }

    /// <summary>The expressions with every function replaced by its definition.</summary>
    public Expr[] Defined(params ReadOnlySpan<Expr> roots) => new MachineForm(Definitions.Value, options).Apply(roots);

    /// <summary>Whether two tensors with literal axes agree entry by entry.</summary>
    private bool HaveEqualEntries(Expr left, Expr right) =>
        left.Shape.Rank > 0 && new LiteralEntries(null) is var entries && entries.Of(left) is { } a
            && entries.Of(right) is { } b && a.Zip(b).All(pair => Agree(pair.First, pair.Second));
}
