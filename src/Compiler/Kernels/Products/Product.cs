using System.Numerics;
using System.Runtime.Intrinsics;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>
/// Products of matrices of one shape, C = A*B or C += A*B. Every entry is summed in an order that its place alone gives, so it has the same bits at every width of
/// vectors.
/// </summary>
internal abstract class Product<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The product for the vectors of this machine.</summary>
    public static Product<T> Of(ProductShape shape) =>
        Vector512.IsHardwareAccelerated ? Of<Wide512<T>>(shape) : Vector256.IsHardwareAccelerated ? Of<Wide256<T>>(shape) : Of<OneLane<T>>(shape);

    /// <summary>The product for given vectors.</summary>
    public static Product<T> Of<V>(ProductShape shape)
        where V : struct, ILanes<V, T> => shape switch
        {
            { Rows: 1, B.Column: 1, Scale: 0 } => new RowSum<V, T>(shape),
            { Rows: 1, A.Column: 1, B.Row: 1, Scale: 0 } => new RowDots<V, T>(shape),
            _ => new MatrixProduct<V, T>(shape),
        };

    /// <summary>Computes one product.</summary>
    public abstract void Run(ProductTask<T> task);
}

/// <summary>The numbers of one product.</summary>
internal ref struct ProductTask<T>
{
    /// <summary>The factors, from their first entries on.</summary>
    public ReadOnlySpan<T> A, B;

    /// <summary>The result, from its first entry on.</summary>
    public Span<T> C;

    /// <summary>What the products are multiplied by, for every inner index; nothing if its step is 0.</summary>
    public ReadOnlySpan<T> Scale;

    /// <summary>Whether the product is added to C.</summary>
    public bool Adds;

    /// <summary>Whether C is known to be symmetric: its upper half is computed and copied.</summary>
    public bool IsSymmetric;
}
