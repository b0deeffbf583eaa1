using SymDiff.Ops;

namespace SymDiff.Support.Reference.Tensors;

/// <summary>Linear algebra by expansion in minors and Cramer's rule, which need no pivots.</summary>
internal static class LinearAlgebraReference
{
    public static IEnumerable<KeyValuePair<string, TensorMeaning>> Rows { get; } = new Dictionary<string, TensorMeaning>
    {
        ["det"] = (_, args) => DenseArray.Make(args[0].Shape[..^2], at => Determinant(args[0].At(at))),
        ["logdet"] = (_, args) => DenseArray.Make(args[0].Shape[..^2], at => Math.Log(Determinant(args[0].At(at)))),
        ["inv"] = (_, args) => DenseArray.Make(args[0].Shape, at => Inverse(args[0].At(at[..^2]), at[^2], at[^1])),
        ["cofactor"] = (_, args) => DenseArray.Make(args[0].Shape, at => Sign(at[^2] + at[^1]) * Determinant(Minor(args[0].At(at[..^2]), at[^2], at[^1]))),
        ["solve"] = (a, args) => Solve(args[0], args[1], a.Of<SolveOp>().IsVector ? 1 : 2),
        ["cholesky"] = (_, args) => DenseArray.Make(args[0].Shape, at => Cholesky(args[0].At(at[..^2]))[at[^2], at[^1]]),
    };

    internal static double Determinant(DenseArray a) =>
        a.Shape[0] == 0 ? 1 : Enumerable.Range(0, a.Shape[0]).Sum(j => Sign(j) * a[0, j] * Determinant(Minor(a, 0, j)));

    private static double Inverse(DenseArray a, int i, int j) => Sign(i + j) * Determinant(Minor(a, j, i)) / Determinant(a);

    /// <summary>The matrix without a row and a column.</summary>
    internal static DenseArray Minor(DenseArray a, int row, int column) =>
        DenseArray.Make([a.Shape[0] - 1, a.Shape[1] - 1], at => a[at[0] < row ? at[0] : at[0] + 1, at[1] < column ? at[1] : at[1] + 1]);

    internal static double Sign(int k) => k % 2 == 0 ? 1 : -1;

    internal static DenseArray Solve(DenseArray a, DenseArray b, int own)
    {
        var n = a.Shape[^1];
        var rank = Math.Max(a.Rank - 2, b.Rank - own);
        int[] batch = [.. Enumerable.Range(-rank, rank).Select(axis => Math.Max(Length(a.Shape[..^2], axis), Length(b.Shape[..^own], axis)))];
        return DenseArray.Make([.. batch, .. b.Shape[^own..]], at => Enumerable.Range(0, n).Sum(k =>
        {
            var (front, back) = (at[..rank], at[(rank + 1)..]);
            return Inverse(Part(a, front, 2), at[rank], k) * Part(b, front, own)[[k, .. back]];
        }));
    }

    private static int Length(int[] shape, int axis) => shape.Length + axis < 0 ? 1 : shape[shape.Length + axis];

    /// <summary>The last axes at an index of the broadcast ones before them.</summary>
    private static DenseArray Part(DenseArray x, int[] at, int own)
    {
        var front = at[^(x.Rank - own)..];
        return x.At([.. front.Select((place, axis) => x.Shape[axis] == 1 ? 0 : place)]);
    }

    private static double[,] Cholesky(DenseArray a)
    {
        var n = a.Shape[0];
        var l = new double[n, n];
        for (var j = 0; j < n; j++)
            for (var i = j; i < n; i++)
            {
                var rest = ((a[i, j] + a[j, i]) / 2) - Enumerable.Range(0, j).Sum(k => l[i, k] * l[j, k]);
                l[i, j] = i == j ? Math.Sqrt(rest) : rest / l[j, j];
            }
        return l;
    }
}
