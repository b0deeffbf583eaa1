namespace SymDiff.Ops;

/// <summary>A matrix as a number times a product of square matrices and transposes of them, by which inverses and determinants of products are taken apart.</summary>
internal static class MatrixFactors
{
    /// <summary>The inverse, by inverses of the factors in the opposite order; null if there is one factor only.</summary>
    public static Expr? Inverse(Expr matrix)
    {
        if (Read(matrix) is not { } product) return null;
        Expr? inverse = null;
        foreach (var (factor, isTransposed) in product.Factors)
        {
            var value = factor.Op is InverseOp ? factor.Args[0] : InverseOp.Instance.Apply(factor);
            if (isTransposed) value = Contraction.Transpose(value);
            inverse = inverse is null ? value : Contraction.MatMul(value, inverse);
        }
        return inverse! / product.Number;
    }

    /// <summary>The determinant, by those of the factors; null if there is one factor only.</summary>
    public static Expr? Determinant(Expr matrix)
    {
        if (Read(matrix) is not { } product) return null;
        var numbers =
            product.Factors.Select(item => item.Factor.Op is InverseOp ? 1 / DeterminantOp.Instance.Apply(item.Factor.Args[0]) : DeterminantOp.Instance.Apply(item.Factor));
        var scale = product.Number.Literal is { IsOne: true } ? 1 : Expr.Pow(product.Number, matrix.Shape.Axes[0].ToExpr());
        return Expr.Product([scale, .. numbers]);
    }

    private static (Expr Number, List<(Expr Factor, bool IsTransposed)> Factors)? Read(Expr matrix)
    {
        if (matrix.Shape.Rank != 2) return null;
        var (number, factors) = ((Expr)1, new List<(Expr, bool)>());
        var pending = new Stack<(Expr, bool)>([(matrix, false)]);
        while (pending.TryPop(out var item))
        {
            var (node, isTransposed) = item;
            if (Contraction.TransposeOf(node) is { } turned) pending.Push((turned, !isTransposed));
            else if (node.Op is ContractOp { Signature: "ab,bc->ac" } && node.ArgList.All(IsSquare))
            {
                pending.Push((node.Args[isTransposed ? 0 : 1], isTransposed));
                pending.Push((node.Args[isTransposed ? 1 : 0], isTransposed));
            }
            else if (node.Op == Arithmetic.Multiply && node.ArgList.Count(arg => arg.Shape.Rank > 0) == 1)
            {
                number = Expr.Product([number, .. node.ArgList.Where(arg => arg.Shape.Rank == 0)]);
                pending.Push((node.ArgList.First(arg => arg.Shape.Rank > 0), isTransposed));
            }
            else factors.Add(item);
        }
        return factors is [(var only, _)] && only == matrix && only.Op is not InverseOp ? null : (number, factors);
    }

    private static bool IsSquare(Expr matrix) => matrix.Shape.Axes[0] == matrix.Shape.Axes[1];
}
