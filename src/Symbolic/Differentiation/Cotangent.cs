using SymDiff.Ops;

namespace SymDiff.Differentiation;

/// <summary>
/// A contribution to a gradient, <c>where(mask, value, 0)</c> with the two kept apart: whatever the value becomes on the dead
/// side, an infinity or NaN, is cut off at the end and never multiplied by 0.
/// </summary>
/// <param name="Mask">The condition, or null if there is none.</param>
/// <param name="Value">The cotangent where the mask holds.</param>
internal sealed record Cotangent(Expr? Mask, Expr Value)
{
    /// <summary>The value with the mask applied.</summary>
    public Expr Formed => Mask is null ? Value : Selection.Masked(Mask, Value);

    /// <summary>The contribution of one more operator; a mask of its own joins this one.</summary>
    public Cotangent Then(Expr contribution)
    {
        if (Selection.SplitMask(contribution) is not { } split) return this with { Value = contribution };
        return new(Mask is null || Mask == split.Mask ? split.Mask : Logic.And[Mask, split.Mask], split.Value);
    }

    /// <summary>The sum of contributions: a mask that all share stays, others are applied first.</summary>
    public static Cotangent Sum(List<Cotangent> parts)
    {
        if (parts.Count == 1) return parts[0];
        var mask = parts[0].Mask;
        return parts.TrueForAll(p => p.Mask == mask)
            ? new(mask, Expr.Sum([.. parts.Select(p => p.Value)]))
            : new(null, Expr.Sum([.. parts.Select(p => p.Formed)]));
    }
}
