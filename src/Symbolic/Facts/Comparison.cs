using SymDiff.Ops;

namespace SymDiff;

/// <summary>A comparison, read as a fact about one expression.</summary>
/// <param name="Side">The expression: one side if the other is a number that a double holds, else the difference of the two.</param>
/// <param name="Fact">What is true of it exactly if the comparison is.</param>
internal sealed record Comparison(Expr Side, Fact Fact)
{
    /// <summary>The reading of a comparison, also of a negated one; null for any other expression.</summary>
    public static Comparison? Read(Expr condition)
    {
        if (condition.Op == Logic.Not && Logic.Opposite(condition.Args[0].Op) is { } opposite) condition = opposite.Apply(condition.Args[0].Args);
        if (Logic.Mirror(condition.Op) is not { } mirror) return null;
        var (left, right) = condition.Args[1].Literal is { IsZero: true } && Arithmetic.Difference(condition.Args[0]) is { } difference
            ? difference : (condition.Args[0], condition.Args[1]);
        return With(condition.Op, right) is { } high ? new(left, high)
            : With(mirror, left) is { } low ? new(right, low)
            : left.Hash.CompareTo(right.Hash) < 0 ? new(left - right, WithZero(condition.Op)) : new(right - left, WithZero(mirror));
    }

    /// <summary>What is true of a value exactly if it compares so with 0.</summary>
    public static Fact WithZero(Op comparison) => Logic.Side(comparison, 0)!;

    /// <summary>The same for the number that a side is; null if it is none that a double holds.</summary>
    private static Fact? With(Op comparison, Expr side) =>
        side.Literal is { } literal && Fact.Of(literal).Values is { IsPoint: true, Low: var bound } ? Logic.Side(comparison, bound) : null;
}
