using SymDiff.Ops;

namespace SymDiff.Differentiation;

/// <summary>The adjoint of broadcasting: what was spread over an axis is summed over it.</summary>
internal static class Broadcasting
{
    /// <summary>Where a condition on the entries of what was broadcast holds for any of the entries that one entry of the value was spread to.</summary>
    public static Expr Any(Expr condition, Shape shape)
    {
        var missing = condition.Shape.Rank - shape.Rank;
        var stretched = new List<int>();
        for (var axis = -Math.Min(shape.Rank, condition.Shape.Rank); axis < 0; axis++)
            if (shape.Axes[shape.Rank + axis].IsOne && !condition.Shape.Axes[condition.Shape.Rank + axis].IsOne) stretched.Add(axis);
        var kept = ReduceOp.Any(condition, [.. stretched], keep: true);
        return ReduceOp.Any(kept, [.. Enumerable.Range(-condition.Shape.Rank, Math.Max(0, missing))]);
    }

    /// <summary>A contribution to the gradient of a value that an operator may have broadcast.</summary>
    /// <param name="contribution">Of shape [lead..., s...], where s is what the value was broadcast to.</param>
    /// <param name="lead">Number of leading axes, which stay.</param>
    /// <param name="shape">The value's own shape.</param>
    /// <returns>The sum of shape [lead..., shape...].</returns>
    public static Expr Undo(Expr contribution, int lead, Shape shape)
    {
        var spread = contribution.Shape.Axes[lead..];
        var (stretched, missing) = (new List<int>(), spread.Length - shape.Rank);
        for (var i = missing; i < spread.Length; i++)
            if (shape.Axes[i - missing].IsOne && !spread[i].IsOne) stretched.Add(i - spread.Length);
        var summed = Contraction.Sum(contribution, [.. stretched], keep: true);
        return Contraction.Sum(summed, [.. Enumerable.Range(-spread.Length, missing)]);
    }
}
