using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SymDiff.Compiling;

/// <summary>Sums of eight vectors of eight doubles each, all at once: first the halves of every vector are added, then quarters, then neighbours.</summary>
internal static unsafe class Halves
{
    private const int Count = 8;
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>The sums of the lanes of eight vectors side by side.</summary>
    public static Vector512<double> SumsOfEight(double* vectors)
    {
        var even = Quarters(Add(vectors, 0, 2), Add(vectors, 4, 6));
        var odd = Quarters(Add(vectors, 1, 3), Add(vectors, 5, 7));
        return ShortFolds.Neighbours<ShortFolds.Sum>(even, odd);
    }

    /// <summary>The halves of two vectors, added.</summary>
    [MethodImpl(Inline)]
    private static Vector512<double> Add(double* vectors, int one, int other)
    {
        Vector512<double> x = Vector512.Load(vectors + (one * Count)), y = Vector512.Load(vectors + (other * Count));
        return Avx512F.IsSupported
            ? Avx512F.Shuffle4x128(x, y, 0b01_00_01_00) + Avx512F.Shuffle4x128(x, y, 0b11_10_11_10)
            : Vector512.Create(x.GetLower() + x.GetUpper(), y.GetLower() + y.GetUpper());
    }

    [MethodImpl(Inline)]
    private static Vector512<double> Quarters(Vector512<double> x, Vector512<double> y) => ShortFolds.Pairs<ShortFolds.Sum>(x, y);
}
