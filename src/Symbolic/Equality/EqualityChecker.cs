using SymDiff.Ops;

namespace SymDiff.Equality;

/// <summary>Decides whether two expressions are equal: by normal forms, else by a point at which they differ, else by a search for a chain of rules.</summary>
internal static class EqualityChecker
{
    public static EqualityResult Compare(Expr left, Expr right, SimplifyOptions options)
    {
        if (!left.Shape.Equals(right.Shape)) throw new ShapeException($"values of the shapes {left.Shape} and {right.Shape} cannot be equal", "compare values of one shape");
        var common = WhereBothAreDefined(left, right, options);
        var forms = new NormalForms(common);
        if (forms.Agree(left, right)) return Equal(left, right, options);
        if (Difference(left, right, options) is { } found) return new(Verdict.Different, [], found);
        var stop = left.Shape.Rank > 0 ? EqualityStop.FormsDiffer : new Saturation(left, right, common).Run(forms.IsExhausted ? (_, _) => false : forms.Agree);
        return stop == EqualityStop.Decided ? Equal(left, right, options) : new(Verdict.Undecided, [], null) { Stop = stop };
    }

    /// <summary>The assumptions, and that both sides are defined.</summary>
    public static SimplifyOptions WhereBothAreDefined(Expr left, Expr right, SimplifyOptions options) =>
        options with { Assumptions = [.. options.Assumptions, .. DomainConditions.Of(left), .. DomainConditions.Of(right)] };

    private static EqualityResult Equal(Expr left, Expr right, SimplifyOptions options)
    {
        var conditions = DomainConditions.Between(left, right, options.Assumptions);
        return new(conditions.Count == 0 ? Verdict.Equal : Verdict.EqualWhereDefined, conditions, null);
    }

    private static Counterexample? Difference(Expr left, Expr right, SimplifyOptions options)
    {
        var forms = new NormalForms(options);
        return ScalarGraph.Is(left, right)
            ? CounterexampleSearch.Run(forms.Defined(left, right), [left, right], options.Assumptions)
            : TensorCounterexamples.Find(left, right, options.Assumptions, roots => forms.Defined(roots));
    }
}
