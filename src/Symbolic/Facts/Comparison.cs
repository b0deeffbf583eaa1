using SymDiff.Ops;

namespace SymDiff;

/// <summary>A comparison, read as a fact about one expression.</summary>
/// <param name="Side">The expression: one side if the other is a number that a double holds, else the difference of the two.</param>
/// <param name="Fact">What is true of it exactly if the comparison is.</param>
/// <param name="Converse">What is true of it exactly if the comparison is false.</param>
internal sealed record Comparison(Expr Side, Fact Fact, Fact Converse)
{
    /// <summary>The reading of a comparison; null for any other expression.</summary>
    public static Comparison? Read(Expr condition)
    {
        if (Logic.Mirror(condition.Op) is not { } mirror) return null;
        var (left, right) = condition.Args[1].Literal is { IsZero: true } && Arithmetic.Difference(condition.Args[0]) is { } difference
            ? difference : (condition.Args[0], condition.Args[1]);
        return BoundOf(right) is { } high && (high == 0 || condition.Op != Logic.NotEqual) ? Of(condition.Op, left, high)
            : BoundOf(left) is { } low && (low == 0 || condition.Op != Logic.NotEqual) ? Of(mirror, right, low)
            : left.Hash.CompareTo(right.Hash) < 0 ? Of(condition.Op, left - right, 0) : Of(mirror, right - left, 0);
    }

    private static double? BoundOf(Expr side) => side.Literal is { } literal && Fact.Of(literal).Values is { IsPoint: true, Low: var bound } ? bound : null;

    private static Comparison Of(Op op, Expr side, double bound) => About(op, bound) is var (holds, fails) ? new(side, holds, fails) : throw new ArgumentException(op.Name, nameof(op));

    /// <summary>What is true of a value that compares so with a number, and of one that does not.</summary>
    public static (Fact Holds, Fact Fails)? About(Op op, double bound)
    {
        var above = Fact.Of(new Interval(bound, double.PositiveInfinity));
        var below = Fact.Of(new Interval(double.NegativeInfinity, bound));
        var strictlyAbove = Fact.Of(above.Values with { IsLowOpen = true });
        var strictlyBelow = Fact.Of(below.Values with { IsHighOpen = true });
        var equal = Fact.Of(new Interval(bound, bound));
        var unequal = bound == 0 ? Fact.Of(Interval.Everything, isNonZero: true) : Fact.Nothing;
        return op == Logic.Greater ? (strictlyAbove, below)
            : op == Logic.GreaterEqual ? (above, strictlyBelow)
            : op == Logic.Less ? (strictlyBelow, above)
            : op == Logic.LessEqual ? (below, strictlyAbove)
            : op == Logic.Equal ? (equal, unequal)
            : op == Logic.NotEqual ? (unequal, equal) : null;
    }
}
