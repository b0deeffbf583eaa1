using SymDiff.Numerics;
using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>
/// Operators that are computed in two steps so that others can share the first: sigmoid(x), sigmoid(-x) and softplus(x), which occur
/// together in values and gradients of losses, have exp(-|x|) in common. Every value stays the same to the last bit.
/// </summary>
internal static class Expansions
{
    private static readonly ElementwiseOp SigmoidFrom = new("sigmoid_from", "", Logistic.SigmoidFrom, null, null);
    private static readonly ElementwiseOp SoftplusFrom = new("softplus_from", "", Logistic.SoftplusFrom, null, null);

    private static readonly Dictionary<Op, Func<Expr, Expr>> Rows = new()
    {
        [Exponential.Sigmoid] = x => SigmoidFrom[x, Decay(x)],
        [Exponential.Softplus] = x => SoftplusFrom[x, Decay(x)],
    };

    /// <summary>The graph with these operators expanded.</summary>
    public static Expr[] Apply(ReadOnlySpan<Expr> roots)
    {
        var images = Traversal.Map(roots, node => Rows.TryGetValue(node.Op, out var row) ? row(node.Args[0]) : node);
        return Traversal.Images(roots, images);
    }

    /// <summary>exp(-|x|), the same node for x and -x.</summary>
    private static Expr Decay(Expr x)
    {
        var negated = -x;
        var leading = (negated.Size, negated.Hash).CompareTo((x.Size, x.Hash)) < 0 ? negated : x;
        return Exponential.Exp[-Roots.Abs[leading]];
    }
}
