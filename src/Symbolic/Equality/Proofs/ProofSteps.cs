using SymDiff.Simplification;

namespace SymDiff.Equality;

/// <summary>Chains of steps, made shorter.</summary>
internal static class ProofSteps
{
    /// <summary>Without what goes in a circle or only puts operands into another order, and with successive steps of one kind that have no rule as one.</summary>
    public static List<ProofStep> Shortened(IReadOnlyList<ProofStep> steps)
    {
        var result = new List<ProofStep>();
        if (steps is not [var first, ..]) return result;
        foreach (var step in steps.Where(step => Sorted(step.Before) != Sorted(step.After))) Add(result, step with { Before = End(result, first.Before) });
        var end = steps[^1].After;
        if (result is [.., var last]) result[^1] = last with { After = end };
        else if (first.Before != end) result.Add(new(first.Before, end, Reason.Order, []));
        return result;
    }

    private static void Add(List<ProofStep> result, ProofStep step)
    {
        var start = result.FindIndex(earlier => Sorted(earlier.Before) == Sorted(step.After));
        if (start >= 0) result.RemoveRange(start, result.Count - start);
        else if (step.Reason is Reason.ByArithmetic or Reason.Simplified && result is [.., var last] && last.Reason == step.Reason) result[^1] = last with { After = step.After };
        else result.Add(step);
    }

    private static Expr Sorted(Expr value) => Traversal.Map([value], OperandOrder.Sorted)[value];

    /// <summary>Where steps lead.</summary>
    public static Expr End(List<ProofStep> steps, Expr start) => steps is [.., var last] ? last.After : start;

    /// <summary>From the end to the beginning.</summary>
    public static IEnumerable<ProofStep> Reversed(IEnumerable<ProofStep> steps) => steps.Reverse().Select(step => step with { Before = step.After, After = step.Before });
}
