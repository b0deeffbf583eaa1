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
        return BoundOf(right, condition.Op) is { } high ? new(left, With(condition.Op, high))
            : BoundOf(left, condition.Op) is { } low ? new(right, With(mirror, low))
            : left.Hash.CompareTo(right.Hash) < 0 ? new(left - right, WithZero(condition.Op)) : new(right - left, WithZero(mirror));
    }

    /// <summary>What is true of a value exactly if it compares so with 0.</summary>
    public static Fact WithZero(Op op) => With(op, 0);

    /// <summary>The number that a side is, if a fact can say how a value compares with it: an interval has no hole, except at 0.</summary>
    private static double? BoundOf(Expr side, Op op) =>
        side.Literal is { } literal && Fact.Of(literal).Values is { IsPoint: true, Low: var bound } && (bound == 0 || op != Logic.NotEqual) ? bound : null;

    private static Fact With(Op op, double bound)
    {
        var (above, below) = (new Interval(bound, double.PositiveInfinity), new Interval(double.NegativeInfinity, bound));
        return op == Logic.Greater ? Fact.Of(above with { IsLowOpen = true })
            : op == Logic.GreaterEqual ? Fact.Of(above)
            : op == Logic.Less ? Fact.Of(below with { IsHighOpen = true })
            : op == Logic.LessEqual ? Fact.Of(below)
            : op == Logic.Equal ? Fact.Of(new Interval(bound, bound))
            : Fact.Of(Interval.Everything, isNonZero: true);
    }
}
