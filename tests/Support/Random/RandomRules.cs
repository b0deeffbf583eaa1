using SymDiff.Ops;
using SymDiff.Simplification;

namespace SymDiff.Support;

/// <summary>
/// Rules that mean nothing: one operator applied to another becomes its first operand, over all operators in turn. A right side is smaller than its left
/// one, so rewriting ends.
/// </summary>
internal static class RandomRules
{
    private static readonly Op[] Operators = [.. Registry.All.Where(op => op.Arity != 0)];
    private static readonly Expr[] Holes = [Hole.X, Hole.Y, Hole.Z, Hole.W, Hole.A, Hole.P];

    /// <summary>Rules with distinct left sides, the same for the same seed.</summary>
    public static IReadOnlyList<Rule> Create(int seed, int count)
    {
        var random = new Random(seed);
        var lefts = new Dictionary<Expr, Rule>();
        for (var i = 0; lefts.Count < count; i++)
        {
            var left = Left(Operators[i % Operators.Length], Operators[random.Next(Operators.Length)]);
            if (!Hole.Is(left)) lefts.TryAdd(left, new($"rule-{lefts.Count}", left, Hole.X));
        }
        return [.. lefts.Values];
    }

    private static Expr Left(Op outer, Op inner)
    {
        var count = inner.Arity ?? 2;
        return outer.Apply([inner.Apply(Holes.AsSpan(0, count)), .. Holes.AsSpan(count, (outer.Arity ?? 2) - 1)]);
    }
}
