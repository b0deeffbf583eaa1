using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>
/// X @ W + b: a product of matrices whose every line has the same line added. The product adds as it writes; a loop that adds would read and write the product once more, and copy
/// the line.
/// </summary>
internal static class AffineMaps
{
    /// <summary>The code of a sum that is one; null if it is none.</summary>
    /// <param name="node">The sum.</param>
    /// <param name="parts">The nodes that loops compute.</param>
    /// <param name="isReadOnce">Whether nobody but the sum reads a node.</param>
    public static TensorCode? Code(Expr node, IReadOnlyDictionary<Expr, Part> parts, Func<Expr, bool> isReadOnce)
    {
        if (!node.Op.IsSum || node.Args.Length != 2) return null;
        var (product, line) = node.Args[0].Shape.Rank > node.Args[1].Shape.Rank ? (node.Args[0], node.Args[1]) : (node.Args[1], node.Args[0]);
        var isLine = line.Shape.Rank > 0 && line.Shape.Rank < product.Shape.Rank && product.Shape.Axes[^line.Shape.Rank..].SequenceEqual(line.Shape.Axes);
        return isLine && product.Op is ContractOp && !parts.ContainsKey(product) && isReadOnce(product) ? ContractionRows.Sum(product, line) : null;
    }
}
