using SymDiff.Ops;

namespace SymDiff.Differentiation;

/// <summary>
/// A contribution to a gradient, <c>where(mask, value, 0)</c> with the two kept apart: whatever the value becomes on the dead
/// side, an infinity or NaN, is cut off at the end and never multiplied by 0.
/// </summary>
/// <param name="Mask">The condition, or null if there is none.</param>
/// <param name="Value">The cotangent where the mask holds.</param>
internal readonly record struct Cotangent(Expr? Mask, Expr Value)
{
    private const int MostAlternatives = 8;

    /// <summary>Whether the value is 0 already where the mask does not hold; the mask then only guards against a pole that is still to come.</summary>
    public bool IsFormed { get; init; }

    /// <summary>The value with the mask applied.</summary>
    public Expr Formed => Mask is null || IsFormed ? Value : Selection.Masked(Mask, Value);

    /// <summary>The contribution of one more operator; a mask of its own joins this one.</summary>
    /// <param name="contribution">What the operator's rule made of the value.</param>
    /// <param name="poles">Poles on the dead side: what is 0 there already does not stay 0 beside one.</param>
    public Cotangent Then(Expr contribution, Poles poles)
    {
        if (Selection.SplitMask(contribution) is not { } split) return this with { Value = contribution, IsFormed = IsFormed && (Mask is null || !poles.In(contribution)) };
        return new(Mask is null || IsFormed || Mask == split.Mask ? split.Mask : Logic.And[Mask, split.Mask], Contraction.BroadcastTo(split.Value, contribution.Shape));
    }

    /// <summary>The contribution to an input that was broadcast; a mask with axes of its own is applied before they are summed, and what is left of it guards.</summary>
    /// <param name="lead">Number of leading axes.</param>
    /// <param name="shape">The input's shape.</param>
    public Cotangent Unbroadcast(int lead, Shape shape) =>
        Value.Shape.Axes[lead..].SequenceEqual(shape.Axes) ? this : Summed(lead, shape);

    private Cotangent Summed(int lead, Shape shape) =>
        Mask is { Shape.Rank: > 0 } ? new(Masks.Moved(Mask, entries => Broadcasting.Any(entries, shape)), Broadcasting.Undo(Formed, lead, shape)) { IsFormed = true }
        : this with { Value = Broadcasting.Undo(Value, lead, shape) };

    /// <summary>
    /// The sum of contributions: the conditions that all masks share stay beside it, the others are applied first. If they share none, one of
    /// them holds where the sum is not 0.
    /// </summary>
    public static Cotangent Sum(List<Cotangent> parts)
    {
        if (parts.Count == 1) return parts[0];
        return parts.Exists(part => part.Mask is null) ? new(null, SumOfFormed(parts)) { IsFormed = true } : SumOfMasked(parts);
    }

    private static Cotangent SumOfMasked(List<Cotangent> parts)
    {
        var shared = Masks.Conditions(parts[0].Mask);
        foreach (var part in parts) shared.RemoveAll(condition => !Masks.Conditions(part.Mask).Contains(condition));
        var sum = Expr.Sum([.. parts.Select(part => part.FormedBeside(shared))]);
        return shared.Count > 0 ? new(Masks.Joined(shared), sum) { IsFormed = parts.TrueForAll(part => part.IsFormed) } : new(Alternative(parts), sum) { IsFormed = true };
    }

    private static Expr SumOfFormed(List<Cotangent> parts)
    {
        var terms = new Expr[parts.Count];
        for (var i = 0; i < terms.Length; i++) terms[i] = parts[i].Formed;
        return Expr.Sum(terms);
    }

    /// <summary>The disjunction of all masks; null if two of them are the negation of each other, or if they are many.</summary>
    private static Expr? Alternative(List<Cotangent> parts)
    {
        var masks = new List<Expr>();
        foreach (var part in parts)
        {
            if (masks.Exists(mask => Logic.Not[mask] == part.Mask || Logic.Not[part.Mask!] == mask)) return null;
            if (masks.Contains(part.Mask!)) continue;
            if (masks.Count == MostAlternatives) return null;
            masks.Add(part.Mask!);
        }
        return masks.Aggregate((any, next) => Logic.Or[any, next]);
    }

    /// <summary>The value with those conditions applied that are not among the shared ones.</summary>
    private Expr FormedBeside(List<Expr> shared) => (this with { Mask = Masks.Joined(Masks.Conditions(Mask).FindAll(condition => !shared.Contains(condition))) }).Formed;
}
