using System.Collections.Immutable;
using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>
/// Operators that are computed in passes over a row, as these passes: with m the largest entry, e = exp(x - m) and s = sum(e), softmax(x) is e times 1/s, its logarithm
/// x - m - log(s) and logsumexp(x) is m + log(s). What occurs together shares them. The exponent is never positive. With an infinite m it is NaN, as are shares of infinities.
/// </summary>
internal static class TensorExpansions
{
    /// <summary>The first argument if it is infinite, otherwise the second.</summary>
    public static readonly ElementwiseOp InfiniteOr = new("infinite_or", "", InfiniteOrOther, null, null);

    /// <summary>The graph with these operators expanded.</summary>
    public static Expr[] Apply(ReadOnlySpan<Expr> roots)
    {
        var shares = new Dictionary<Expr, Exponentials>();
        var images = Traversal.Map(roots, node => node.Op switch
        {
            SoftmaxOp { IsLog: false } op => Share(new(node.Args[0], [op.Axis]), shares),
            _ when node.Op == Arithmetic.Multiply && node.Args is [var first, var second] => Weighted(first, second, shares) ?? Weighted(second, first, shares) ?? node,
            SoftmaxOp op => new Exponentials(node.Args[0], [op.Axis]) is var parts ? parts.Difference + -Exponential.Log[parts.Sum] : node,
            LogSumExpOp op => LogSumExp(node, new(node.Args[0], op.Axes)),
            _ => node,
        });
        return Traversal.Images(roots, images);
    }

    private static Expr Share(Exponentials parts, Dictionary<Expr, Exponentials> shares)
    {
        var share = parts.Shifted * (1 / parts.Sum);
        shares[share] = parts;
        return share;
    }

    /// <summary>A softmax times a number of its row, as in the gradient of logsumexp: the number is divided by the sum first, once a row.</summary>
    private static Expr? Weighted(Expr share, Expr number, Dictionary<Expr, Exponentials> shares) =>
        shares.TryGetValue(share, out var parts) && number.Shape.Equals(parts.Sum.Shape) ? parts.Shifted * (number / parts.Sum) : null;

    private static double InfiniteOrOther(double x, double other) => double.IsInfinity(x) ? x : other;

    private static Expr LogSumExp(Expr node, Exponentials parts)
    {
        var value = InfiniteOr[parts.Largest, parts.Largest + Exponential.Log[parts.Sum]];
        return value.Shape.Equals(node.Shape) ? value : new ReshapeOp(node.Shape).Apply(value);
    }

    private sealed class Exponentials(Expr x, ImmutableArray<int> axes)
    {
        public Expr Largest { get; } = new ReduceOp(Reduction.Max, axes, true).Apply(x);

        public Expr Difference => x + -Largest;

        public Expr Shifted => Expansions.Decay[Difference];

        public Expr Sum => Contraction.Sum(Shifted, axes, true);
    }
}
