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
    private const int MostFactors = 64;

    /// <summary>Whether the value is 0 already where the mask does not hold; the mask then only guards against a pole that is still to come.</summary>
    public bool IsFormed { get; init; }

    /// <summary>The value with the mask applied.</summary>
    public Expr Formed => Mask is null || IsFormed ? Value : Selection.Masked(Mask, Value);

    /// <summary>The contribution of one more operator; a mask of its own joins this one.</summary>
    public Cotangent Then(Expr contribution)
    {
        if (Selection.SplitMask(contribution) is not { } split) return this with { Value = contribution, IsFormed = IsFormed && (Mask is null || !HasPole(contribution)) };
        return new(Mask is null || IsFormed || Mask == split.Mask ? split.Mask : Logic.And[Mask, split.Mask], Contraction.BroadcastTo(split.Value, contribution.Shape));
    }

    /// <summary>The contribution to an input that was broadcast; a mask with axes of its own is applied before they are summed, and what is left of it guards.</summary>
    /// <param name="lead">Number of leading axes.</param>
    /// <param name="shape">The input's shape.</param>
    public Cotangent Unbroadcast(int lead, Shape shape) =>
        Value.Shape.Axes[lead..].SequenceEqual(shape.Axes) ? this
        : Mask is { Shape.Rank: > 0 } ? new(Broadcasting.Any(Mask, shape), Broadcasting.Undo(Formed, lead, shape)) { IsFormed = true }
        : this with { Value = Broadcasting.Undo(Value, lead, shape) };

    /// <summary>
    /// The sum of contributions: the conditions that all masks share stay beside it, the others are applied first. If they share none, one of
    /// them holds where the sum is not 0.
    /// </summary>
    public static Cotangent Sum(List<Cotangent> parts)
    {
        if (parts.Count == 1) return parts[0];
        if (parts.Exists(part => part.Mask is null)) return new(null, SumOfFormed(parts)) { IsFormed = true };
        var shared = Conditions(parts[0].Mask);
        foreach (var part in parts) shared.RemoveAll(condition => !Conditions(part.Mask).Contains(condition));
        var sum = Expr.Sum([.. parts.Select(part => part.FormedBeside(shared))]);
        return shared.Count > 0 ? new(Joined(shared), sum) { IsFormed = parts.TrueForAll(part => part.IsFormed) } : new(Alternative(parts), sum) { IsFormed = true };
    }

    private static Expr SumOfFormed(List<Cotangent> parts)
    {
        var terms = new Expr[parts.Count];
        for (var i = 0; i < terms.Length; i++) terms[i] = parts[i].Formed;
        return Expr.Sum(terms);
    }

    /// <summary>The disjunction of all masks; null if two of them are the negation of each other.</summary>
    private static Expr? Alternative(List<Cotangent> parts)
    {
        var masks = new List<Expr>();
        foreach (var part in parts)
        {
            if (masks.Exists(mask => Logic.Not[mask] == part.Mask || Logic.Not[part.Mask!] == mask)) return null;
            if (!masks.Contains(part.Mask!)) masks.Add(part.Mask!);
        }
        return masks.Count <= MostAlternatives ? masks.Aggregate((any, next) => Logic.Or[any, next]) : null;
    }

    /// <summary>
    /// Whether the rule that made a contribution from this cotangent divides, or uses another operator that is not defined everywhere. Of very long products,
    /// in which shared factors may be met again and again, this is assumed.
    /// </summary>
    private bool HasPole(Expr contribution)
    {
        var pending = new Stack<Expr>([contribution]);
        for (var met = 0; pending.TryPop(out var node); met++)
        {
            if (node == Value) continue;
            if (met > MostFactors || node.Op.Requires(node) is not null) return true;
            if (node.Op.HasFactors(node)) foreach (var arg in node.Args) pending.Push(arg);
        }
        return false;
    }

    /// <summary>The value with those conditions applied that are not among the shared ones.</summary>
    private Expr FormedBeside(List<Expr> shared) => (this with { Mask = Joined(Conditions(Mask).FindAll(condition => !shared.Contains(condition))) }).Formed;

    /// <summary>The conditions of which a mask is the conjunction, in the order in which they came.</summary>
    private static List<Expr> Conditions(Expr? mask)
    {
        var conditions = new List<Expr>();
        for (; mask?.Op == Logic.And; mask = mask.Args[0]) conditions.Add(mask.Args[1]);
        if (mask is not null) conditions.Add(mask);
        conditions.Reverse();
        return conditions;
    }

    private static Expr? Joined(List<Expr> conditions) => conditions.Count == 0 ? null : conditions.Aggregate((all, next) => Logic.And[all, next]);
}
