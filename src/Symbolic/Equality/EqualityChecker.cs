using SymDiff.Ops;
using SymDiff.Simplification;

namespace SymDiff.Equality;

/// <summary>Decides whether two expressions are equal: by normal forms, else by a point at which they differ.</summary>
internal static class EqualityChecker
{
    private static readonly Lazy<RuleIndex> Definitions = new(() => new(DefiningRules.All));

    public static EqualityResult Compare(Expr left, Expr right, SimplifyOptions options)
    {
        if (!left.Shape.Equals(right.Shape)) throw new ShapeException($"values of the shapes {left.Shape} and {right.Shape} cannot be equal", "compare values of one shape");
        if (HaveOneForm(left, right, options with { Assumptions = [.. options.Assumptions, .. DomainConditions.Of(left), .. DomainConditions.Of(right)] }))
        {
            var conditions = DomainConditions.Between(left, right, options.Assumptions);
            return new(conditions.Count == 0 ? Verdict.Equal : Verdict.EqualWhereDefined, conditions, null);
        }
        var found = Traversal.PostOrder([left, right]).Exists(node => node.Shape.Rank > 0 || node.Op is SizeOp)
            ? TensorCounterexamples.Find(left, right, options.Assumptions, roots => Defined(options, roots))
            : CounterexampleSearch.Run(Defined(options, left, right), [left, right], options.Assumptions);
        return new(found is null ? Verdict.Undecided : Verdict.Different, [], found);
    }

    /// <summary>Whether the normal forms agree where both sides are defined and the assumptions hold.</summary>
    private static bool HaveOneForm(Expr left, Expr right, SimplifyOptions options)
    {
        if (left == right) return true;
        var simple = Pipelines.People([left, right], options: options).Roots;
        if (simple[0] == simple[1]) return true;
        if (Traversal.PostOrder(simple).Exists(node => node.Shape.Rank > 0) && (TensorForms.AreEqual(simple[0], simple[1], new FactTable([.. options.Assumptions]).IsSymmetric) || HaveEqualEntries(simple[0], simple[1], options))) return true;
        try
        {
            var defined = Defined(options, simple);
            return new FormBuilder(new FactTable([.. options.Assumptions])).AreEqual(defined[0], defined[1]);
        }
        catch (BudgetException)
        {
            return false;
        }
    }

    /// <summary>Whether two tensors with literal axes agree entry by entry.</summary>
    private static bool HaveEqualEntries(Expr left, Expr right, SimplifyOptions options) =>
        left.Shape.Rank > 0 && new LiteralEntries(null) is var entries && entries.Of(left) is { } a && entries.Of(right) is { } b && a.Zip(b).All(pair => HaveOneForm(pair.First, pair.Second, options));

    /// <summary>The expressions with every function replaced by its definition.</summary>
    private static Expr[] Defined(SimplifyOptions options, params ReadOnlySpan<Expr> roots) => new MachineForm(Definitions.Value, options).Apply(roots);
}
