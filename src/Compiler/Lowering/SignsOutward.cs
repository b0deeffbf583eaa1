using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>
/// Signs travel out of products and quotients, which changes no bit, so that values which differ in sign only are computed once. A sign that
/// stays is an operator of its own, for the language's constructors would fold it back into a literal.
/// </summary>
internal static class SignsOutward
{
    /// <summary>Machine negation.</summary>
    public static readonly ElementwiseOp Minus = new("minus", "", Arithmetic.Negate.Function, [null]) { Trend = Trend.Falling, Parity = Parity.Odd };

    /// <summary>The graph with signs as far out as they go.</summary>
    public static Expr[] Apply(ReadOnlySpan<Expr> roots)
    {
        var signed = new NodeMap<Signed>();
        foreach (var node in Traversal.PostOrder(roots)) signed[node] = Of(node, signed);
        var result = new Expr[roots.Length];
        for (var i = 0; i < result.Length; i++) result[i] = signed[roots[i]].Formed;
        return result;
    }

    private static Signed Of(Expr node, NodeMap<Signed> signed)
    {
        if (node.Literal is { Sign: < 0 } literal) return new(Expr.Constant(literal.Negate()), true);
        if (node.Args.IsEmpty) return new(node, false);
        if (node.Op == Arithmetic.Negate) return signed[node.Args[0]] with { IsNegative = !signed[node.Args[0]].IsNegative };
        var comesOut = node.Op == Arithmetic.Multiply || node.Op == Arithmetic.Divide;
        var (args, isNegative) = (node.ArgArray(), false);
        for (var i = 0; i < args.Length; i++)
        {
            var arg = signed[args[i]];
            isNegative ^= comesOut && arg.IsNegative;
            args[i] = comesOut ? arg.Magnitude : arg.Formed;
        }
        return new(node.WithArgs(args), isNegative);
    }

    /// <summary>A value and a sign in front of it.</summary>
    private sealed record Signed(Expr Magnitude, bool IsNegative)
    {
        public Expr Formed => !IsNegative ? Magnitude : Magnitude.Literal is { } literal ? Expr.Constant(literal.Negate()) : Minus[Magnitude];
    }
}
