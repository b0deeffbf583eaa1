using System.Globalization;

namespace SymDiff.Compiling;

/// <summary>The sizes of one call: what each named size is, and so what every shape is.</summary>
/// <param name="sizes">The value of each name.</param>
/// <param name="unknown">The error for a name without value.</param>
/// <param name="limits">Refusals.</param>
internal sealed class TensorSizes(IReadOnlyDictionary<string, long> sizes, Func<string, SymDiffException> unknown, Limits limits)
{
    /// <summary>A size by its name.</summary>
    /// <exception cref="SymDiffException">The size is not known.</exception>
    public long Of(string name) => sizes.TryGetValue(name, out var size) ? size : throw unknown(name);

    /// <summary>A length.</summary>
    /// <exception cref="SymDiffException">A size is not known, or the length does not exist for these sizes.</exception>
    public long Of(Dimension dimension)
    {
        try
        {
            return dimension.Evaluate(Of);
        }
        catch (ShapeException error)
        {
            throw TensorErrors.NoLength(dimension, error);
        }
    }

    /// <summary>The lengths of a value that is known to exist.</summary>
    public int[] Of(Shape shape) => Array.ConvertAll(shape.Axes.ToArray(), axis => (int)Of(axis));

    /// <summary>The lengths of a node's value.</summary>
    /// <exception cref="SymDiffException">A length is negative: the node has no value for these sizes.</exception>
    /// <exception cref="LimitException">There would be too many elements.</exception>
    public int[] Checked(Expr node)
    {
        var lengths = Array.ConvertAll(node.Shape.Axes.ToArray(), Of);
        if (Array.Exists(lengths, length => length < 0)) throw TensorErrors.BadShape(node.Op.Name, node.Shape, Text(lengths));
        limits.CheckElements(lengths, $"'{node.Op.Name}' {node.Shape} would be {Text(lengths)}");
        return Array.ConvertAll(lengths, length => (int)length);
    }

    /// <summary>Refuses memory for too many elements.</summary>
    /// <param name="extents">Length of each axis.</param>
    /// <param name="what">What needs it.</param>
    /// <exception cref="LimitException">There would be too many elements.</exception>
    public void CheckElements(int[] extents, string what)
    {
        var lengths = Array.ConvertAll(extents, extent => (long)extent);
        limits.CheckElements(lengths, $"{what} would be {Text(lengths)}");
    }

    private static string Text(long[] lengths) => $"[{string.Join(",", lengths.Select(length => length.ToString(CultureInfo.InvariantCulture)))}]";
}
