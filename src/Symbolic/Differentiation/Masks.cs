using SymDiff.Ops;

namespace SymDiff.Differentiation;

/// <summary>Masks as conjunctions of conditions, some for each entry, some without axes.</summary>
internal static class Masks
{
    /// <summary>The conditions of which a mask is the conjunction, each once, in the order in which they came.</summary>
    public static List<Expr> Conditions(Expr? mask) => mask is null ? [] : [.. FactTable.Conjunction(mask).Reverse().Distinct()];

    /// <summary>The conjunction; null if there are no conditions.</summary>
    public static Expr? Joined(List<Expr> conditions) => conditions.Count == 0 ? null : conditions.Aggregate((all, next) => Logic.And[all, next]);

    /// <summary>The mask with its conditions on entries moved; those without axes hold for all entries, wherever they move.</summary>
    /// <returns>Null if the conditions on entries cannot be moved.</returns>
    public static Expr? Moved(Expr mask, Func<Expr, Expr?> move)
    {
        if (mask.Shape.Rank == 0) return mask;
        var conditions = Conditions(mask);
        var entries = Joined(conditions.FindAll(condition => condition.Shape.Rank > 0))!;
        if (move(entries) is not { } moved) return null;
        return moved == entries ? mask : Joined([.. conditions.FindAll(condition => condition.Shape.Rank == 0), .. Conditions(moved)]);
    }
}
