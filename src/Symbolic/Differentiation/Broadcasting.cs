using SymDiff.Ops;

namespace SymDiff.Differentiation;

/// <summary>The adjoint of broadcasting: what was spread over an axis is summed over it.</summary>
internal static class Broadcasting
{
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
