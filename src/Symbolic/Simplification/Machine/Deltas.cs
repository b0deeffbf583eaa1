using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>
/// Products with a tensor that is 0 wherever two of its indices differ - an identity matrix, a diagonal matrix, the derivative of a variable by itself - without that tensor: its
/// indices become one. What is left is one contraction of the other factors, whose order is planned for the sizes at hand. Only zeros are left out of sums.
/// </summary>
internal static class Deltas
{
    /// <summary>The graph without such products.</summary>
    public static Expr[] Apply(params ReadOnlySpan<Expr> roots)
    {
        var carriers = new HashSet<Expr>();
        return Traversal.Images(roots, Traversal.Map(roots, node =>
        {
            var isTerm = IsTerm(node);
            if (isTerm && Carries(node) && new IndexedReader(factor => !carriers.Contains(factor)).Read(node) is { } term) node = Written(term, node);
            if (isTerm && (IsDiagonal(node) || (IsTerm(node) && Carries(node)))) carriers.Add(node);
            return node;
        }));

        bool Carries(Expr node) => node.ArgList.Any(carriers.Contains);
    }

    /// <summary>One contraction, the coefficient among its factors: it is multiplied where there are the fewest entries.</summary>
    private static Expr Written(IndexedTerm term, Expr node)
    {
        var inside = term with { Coefficient = Number.One, Factors = term.Coefficient.IsOne ? term.Factors : term.Factors.Add(new(Expr.Constant(term.Coefficient), Number.One, [])) };
        return inside.ToExpr() is var value && value.Shape.Equals(node.Shape) ? value : node;
    }

    private static bool IsTerm(Expr node) => node.Op is ContractOp || node.Op.HasFactors(node);

    private static bool IsDiagonal(Expr node) => node.Op is ContractOp op && op.Output.Distinct().Count() < op.Output.Length;
}
