using SymDiff.Support;

namespace SymDiff.Compiling.Tests;

/// <summary>Random values of other sizes for an item of matrix calculus, within the domain that its note states.</summary>
internal static class MatrixData
{
    private const int Least = 1;
    private const int MostGrowth = 3;

    /// <summary>Sizes in the order of the stored ones, so that a tall matrix stays tall, and none 1, where some derivatives are 0 but for rounding; square matrices are well conditioned.</summary>
    public static Dictionary<string, Tensor> Draw(MatrixItem item, Random random)
    {
        var sizes = new Dictionary<int, int>();
        foreach (var length in item.Lengths) sizes[length] = sizes.Values.DefaultIfEmpty(Least).Max() + random.Next(1, MostGrowth + 1);
        return item.Symbols.ToDictionary(symbol => symbol.Key, symbol => Draw(item.Note, symbol, [.. (symbol.Value.Shape ?? []).Select(length => sizes[length])], random));
    }

    private static Tensor Draw(string? note, KeyValuePair<string, MatrixSymbol> symbol, int[] shape, Random random)
    {
        var (least, most) = note switch
        {
            "positive data" => (0.5, 2.0),
            "A*x < b" => symbol.Key == "b" ? (20, 30) : (-1.0, 1.0),
            _ => (-1.0, 1.0),
        };
        var drawn = Tensor.Over(shape, [.. Enumerable.Range(0, Extents.Count(shape)).Select(_ => least + ((most - least) * random.NextDouble()))]);
        var isSquare = symbol.Value.Kind == "matrix" && symbol.Value.Shape![0] == symbol.Value.Shape[1];
        var isSymmetric = note?.Contains("symmetric", StringComparison.Ordinal) == true || note?.Contains("definite", StringComparison.Ordinal) == true;
        return isSquare ? Dominant(drawn, isSymmetric) : drawn;
    }

    /// <summary>The matrix, made symmetric if wanted, plus its size times the identity.</summary>
    private static Tensor Dominant(Tensor matrix, bool isSymmetric)
    {
        var size = matrix.Shape[0];
        return Tensor.FromRows([.. Enumerable.Range(0, size).Select(i => (double[])[.. Enumerable.Range(0, size).Select(j => Entry(i, j))])]);

        double Entry(int i, int j) => (isSymmetric ? (matrix[i, j] + matrix[j, i]) / 2 : matrix[i, j]) + (i == j ? size : 0);
    }
}
