using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>Values that are only spread over axes, along which they do not vary.</summary>
internal static class Spread
{
    /// <summary>The value written out over a shape, where simplification lost axes over which it does not vary.</summary>
    public static Expr Over(Expr value, Shape shape) =>
        value.Op == Arithmetic.Multiply && !value.Shape.Equals(shape) ? Expr.Product([.. value.Args, FillOp.Ones(shape)]) : Contraction.BroadcastTo(value, shape);

    /// <summary>An entrywise operation on the values that vary: what is only spread over axes broadcasts.</summary>
    public static Expr Loosened(Expr node)
    {
        if (node.Shape.Rank == 0 || !node.Op.IsEntrywise) return node;
        var args = node.ArgArray();
        for (var i = 0; i < args.Length; i++) args[i] = WithoutOnes(args[i]);
        return node.WithArgs(args);
    }

    /// <summary>A value without the ones that spread it.</summary>
    public static Expr WithoutOnes(Expr value) => value.Op is FillOp fill ? (fill.IsOne ? 1 : 0)
        : value.Op == Arithmetic.Multiply && value.ArgList.Any(IsOnes) ? Expr.Product([.. value.ArgList.Where(factor => !IsOnes(factor))])
        : value;

    /// <summary>Whether every entry is 1.</summary>
    public static bool IsOnes(Expr value) => value.Op is FillOp { IsOne: true };
}
