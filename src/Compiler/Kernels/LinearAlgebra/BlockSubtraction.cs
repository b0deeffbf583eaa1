using System.Numerics;

namespace SymDiff.Compiling;

/// <summary>C -= A*B on blocks of matrices, which is most of the work of a decomposition. What a shape of blocks needs is made when it first comes.</summary>
internal sealed class BlockSubtraction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Dictionary<ProductShape, MatrixProduct<T>> products = [];
    private readonly PanelMemory<T> panels = new(), negated = new();

    /// <summary>Subtracts a product.</summary>
    /// <param name="shape">Sizes and places; the rows of A are dense.</param>
    /// <param name="a">A, from its first entry on.</param>
    /// <param name="b">B, from its first entry on.</param>
    /// <param name="c">C, from its first entry on.</param>
    /// <param name="isSymmetric">Whether C is known to stay symmetric.</param>
    public void Run(ProductShape shape, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c, bool isSymmetric = false)
    {
        negated.Reserve(shape.Rows * shape.Inner);
        for (var row = 0; row < shape.Rows; row++)
            for (var k = 0; k < shape.Inner; k++) negated.Numbers[(row * shape.Inner) + k] = -a[(row * shape.A.Row) + k];
        shape = shape with { A = new(shape.Inner, 1) };
        if (!products.TryGetValue(shape, out var product)) products[shape] = product = MatrixProduct<T>.Of(shape, panels);
        product.Run(new() { A = negated.Numbers, B = b, C = c, Adds = true, IsSymmetric = isSymmetric });
    }
}
