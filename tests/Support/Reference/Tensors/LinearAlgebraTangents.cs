namespace SymDiff.Support.Reference.Tensors;

/// <summary>Directional derivatives of inverses, determinants, solutions and Cholesky factors.</summary>
internal static class LinearAlgebraTangents
{
    public static IEnumerable<KeyValuePair<string, TangentRule>> Rows { get; } = new Dictionary<string, TangentRule>
    {
        ["det"] = (_, _, args, moves, value) => DenseArray.Make(value.Shape, at => Determinant(args[0].At(at), moves[0]!.At(at))),
        ["logdet"] = (_, _, args, moves, value) => DenseArray.Make(value.Shape, at => Determinant(args[0].At(at), moves[0]!.At(at)) / Math.Exp(value[at])),
        ["cofactor"] = (_, _, args, moves, value) => DenseArray.Make(value.Shape, at => LinearAlgebraReference.Sign(at[^2] + at[^1])
            * Determinant(LinearAlgebraReference.Minor(args[0].At(at[..^2]), at[^2], at[^1]), LinearAlgebraReference.Minor(moves[0]!.At(at[..^2]), at[^2], at[^1]))),
        ["inv"] = (_, _, _, moves, value) => Negated(Product(Product(value, moves[0]!), value)),
        ["solve"] = Solve,
        ["cholesky"] = (_, _, args, moves, value) => DenseArray.Make(value.Shape, at => Cholesky(value.At(at[..^2]), moves[0]!.At(at[..^2]))[at[^2], at[^1]]),
    };

    /// <summary>A determinant is linear in each row: the sum of those with one row replaced by its move.</summary>
    private static double Determinant(DenseArray a, DenseArray move) => Enumerable.Range(0, a.Shape[0]).Sum(row =>
        LinearAlgebraReference.Determinant(DenseArray.Make(a.Shape, at => at[0] == row ? move[at] : a[at])));

    /// <summary>A*x = b gives A*x' = b' - A'*x.</summary>
    private static DenseArray? Solve(TensorTangents run, Expr node, DenseArray[] args, DenseArray?[] moves, DenseArray value)
    {
        var isVector = ((Ops.SolveOp)node.Op).IsVector;
        var shift = moves[0] is not { } turn ? null : isVector ? Column(Product(turn, WithColumn(value))) : Product(turn, value);
        var right = DenseArray.Make(value.Shape, at => (moves[1]?.Broadcast(at) ?? 0) - (shift?.Broadcast(at) ?? 0));
        return LinearAlgebraReference.Solve(args[0], right, isVector ? 1 : 2);
    }

    /// <summary>L*L' = S gives, row after row, L'[i,j]*L[j,j] = S'[i,j] - sum of the other products; on the diagonal half of it.</summary>
    private static double[,] Cholesky(DenseArray l, DenseArray move)
    {
        var n = l.Shape[0];
        var result = new double[n, n];
        for (var j = 0; j < n; j++)
            for (var i = j; i < n; i++)
            {
                var rest = ((move[i, j] + move[j, i]) / 2) - Enumerable.Range(0, j).Sum(k => (result[i, k] * l[j, k]) + (l[i, k] * result[j, k]));
                result[i, j] = i == j ? rest / (2 * l[j, j]) : (rest - (l[i, j] * result[j, j])) / l[j, j];
            }
        return result;
    }

    /// <summary>The product of the last two axes; those before broadcast.</summary>
    private static DenseArray Product(DenseArray a, DenseArray b)
    {
        int[] batch = a.Rank > b.Rank ? a.Shape[..^2] : b.Shape[..^2];
        return DenseArray.Make([.. batch, a.Shape[^2], b.Shape[^1]], at =>
            Enumerable.Range(0, a.Shape[^1]).Sum(k => a.Broadcast([.. at[..^2], at[^2], k]) * b.Broadcast([.. at[..^2], k, at[^1]])));
    }

    private static DenseArray WithColumn(DenseArray x) => x.WithShape([.. x.Shape, 1]);

    private static DenseArray Column(DenseArray x) => x.WithShape(x.Shape[..^1]);

    private static DenseArray Negated(DenseArray x) => DenseArray.Make(x.Shape, at => -x[at]);
}
