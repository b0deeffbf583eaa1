using System.Numerics;
using System.Runtime.Intrinsics;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>
/// Products of matrices of one shape, C = A*B + D or C += A*B. Every entry is summed in an order that its place alone gives, so it has the same bits at every width of
/// vectors.
/// </summary>
internal abstract class MatrixProduct<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Sums of so few products take less time than to fill the longest vectors from lines that are shorter.</summary>
    private const int ShortSums = 64;

    /// <summary>The product for the vectors of this machine.</summary>
    /// <param name="shape">Sizes and places.</param>
    /// <param name="memory">Memory for copies, if it is shared.</param>
    public static MatrixProduct<T> Of(ProductShape shape, PanelMemory<T>? memory = null) =>
        Vector512.IsHardwareAccelerated && !IsNarrow(shape) ? Of<Wide512<T>>(shape, memory)
        : Vector256.IsHardwareAccelerated ? Of<Wide256<T>>(shape, memory)
        : Of<OneLane<T>>(shape, memory);

    /// <summary>Whether lines fill a vector of 256 bits, but not of 512.</summary>
    private static bool IsNarrow(ProductShape shape) =>
        shape is { Rows: > 1, Inner: <= ShortSums } && shape.Columns >= Wide256<T>.Count && shape.Columns < Wide512<T>.Count && !TiledProduct<Wide512<T>, T>.IsBetterTurned(shape);

    /// <summary>The product for given vectors.</summary>
    public static MatrixProduct<T> Of<V>(ProductShape shape, PanelMemory<T>? memory = null)
        where V : struct, ILanes<V, T> => shape switch
        {
            { Rows: 1, B.Column: 1, Scale: 0 } => new RowSum<V, T>(shape),
            { Rows: 1, A.Column: 1, B.Row: 1, Scale: 0 } => new RowDots<V, T>(shape),
            _ when TiledProduct<V, T>.IsBetterTurned(shape) => new TurnedProduct<T>(new TiledProduct<V, T>(shape.Turned(), memory ?? new())),
            _ => new TiledProduct<V, T>(shape, memory ?? new()),
        };

    /// <summary>Computes one product.</summary>
    /// <param name="a">A, from its first entry on.</param>
    /// <param name="b">B, from its first entry on.</param>
    /// <param name="c">C, from its first entry on.</param>
    /// <param name="adds">Whether the product is added to C.</param>
    public void Run(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c, bool adds) => Run(new() { A = a, B = b, C = c, Adds = adds });

    /// <summary>Computes one product.</summary>
    public abstract void Run(scoped in ProductTask<T> task);
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

    /// <summary>What is added, from its first entry on; nothing if its steps are 0.</summary>
    public ReadOnlySpan<T> D;

    /// <summary>Whether the product is added to C.</summary>
    public bool Adds;

    /// <summary>Whether C is known to be symmetric: its upper half is computed and copied.</summary>
    public bool IsSymmetric;
}
