using SymDiff.Numerics;
using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>
/// Operators that are computed in steps so that others can share them. With e = exp(-|x|), sigmoid(x) and sigmoid(-x) are 1/(1 + e) and e/(1 + e) as the
/// sign of x says, their product is that of the two quotients, and softplus(x) takes the logarithm of 1 + e: what occurs together in the value and the
/// gradient of a loss costs one exponential. Every value stays the same to the last bit.
/// </summary>
internal static class Expansions
{
    /// <summary>exp(-|x|).</summary>
    public static readonly ElementwiseOp Decay = new("decay", "", Logistic.Decay, [null]) { Range = Interval.Unit };
    private static readonly ElementwiseOp BySign = new("by_sign", "", Logistic.BySign, null, null, null);
    private static readonly ElementwiseOp SoftplusFrom = new("softplus_from", "", Logistic.SoftplusFrom, null, null);

    private static readonly Dictionary<Op, Func<Expr, Expr?>> Rows = new()
    {
        [Exponential.Sigmoid] = node => Sigmoid(node.Args[0]),
        [Exponential.Softplus] = node => SoftplusFrom[node.Args[0], Decay[Leading(node.Args[0])]],
        [Arithmetic.Multiply] = ProductOfBoth,
    };

    /// <summary>The graph with these operators expanded.</summary>
    public static Expr[] Apply(ReadOnlySpan<Expr> roots)
    {
        var images = Traversal.Map(roots, node => Rows.TryGetValue(node.Op, out var row) ? row(node) ?? node : node);
        return Traversal.Images(roots, images);
    }

    private static Expr Sigmoid(Expr x)
    {
        var leading = Leading(x);
        var e = Decay[leading];
        var (large, small) = (1 / (1 + e), e / (1 + e));
        return leading == x ? BySign[leading, large, small] : BySign[leading, small, large];
    }

    /// <summary>Two values in one order times the same in the other: their product, whatever the sign.</summary>
    private static Expr? ProductOfBoth(Expr node) =>
        node.Args is [{ Args: [var x, var a, var b] } first, { Args: [var y, var c, var d] } second] && first.Op == BySign && second.Op == BySign && (x, a, b) == (y, d, c)
            ? a * b
            : null;

    /// <summary>The same one of x and -x for both.</summary>
    private static Expr Leading(Expr x) => -x is var negated && (negated.Size, negated.Hash).CompareTo((x.Size, x.Hash)) < 0 ? negated : x;
}
