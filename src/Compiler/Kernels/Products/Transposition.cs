using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SymDiff.Compiling;

/// <summary>Transposes of small squares in registers, of as many rows as 256 bits hold numbers. Moving numbers one by one takes several times as long.</summary>
internal static class Transposition
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>Whether this machine can.</summary>
    public static bool IsSupported => Avx.IsSupported;

    /// <summary>Number of rows of a square.</summary>
    public static int Size<T>() => Vector256<T>.Count;

    /// <summary>Writes the rows of one square as the columns of another.</summary>
    [MethodImpl(Inline)]
    public static void Square<T>(ref readonly T from, nint fromRow, ref T to, nint toRow)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double)) OfDoubles(ref As<T, double>(in from), fromRow, ref As<T, double>(in to), toRow);
        else OfFloats(ref As<T, float>(in from), fromRow, ref As<T, float>(in to), toRow);
    }

    [MethodImpl(Inline)]
    private static void OfDoubles(ref double from, nint fromRow, ref double to, nint toRow)
    {
        var (r0, r1, r2, r3) = (Row(ref from, 0), Row(ref from, fromRow), Row(ref from, 2 * fromRow), Row(ref from, 3 * fromRow));
        var (a, b) = (Avx.UnpackLow(r0, r1), Avx.UnpackHigh(r0, r1));
        var (c, d) = (Avx.UnpackLow(r2, r3), Avx.UnpackHigh(r2, r3));
        Avx.Permute2x128(a, c, 0x20).StoreUnsafe(ref to);
        Avx.Permute2x128(b, d, 0x20).StoreUnsafe(ref Unsafe.Add(ref to, toRow));
        Avx.Permute2x128(a, c, 0x31).StoreUnsafe(ref Unsafe.Add(ref to, 2 * toRow));
        Avx.Permute2x128(b, d, 0x31).StoreUnsafe(ref Unsafe.Add(ref to, 3 * toRow));
    }

    [MethodImpl(Inline)]
    private static void OfFloats(ref float from, nint fromRow, ref float to, nint toRow)
    {
        Quads(ref from, fromRow, out var a0, out var a1, out var a2, out var a3);
        Quads(ref Unsafe.Add(ref from, 4 * fromRow), fromRow, out var b0, out var b1, out var b2, out var b3);
        Halves(a0, b0, ref to, toRow);
        Halves(a1, b1, ref Unsafe.Add(ref to, toRow), toRow);
        Halves(a2, b2, ref Unsafe.Add(ref to, 2 * toRow), toRow);
        Halves(a3, b3, ref Unsafe.Add(ref to, 3 * toRow), toRow);
    }

    /// <summary>Of four rows, the columns: of the first four in the lower halves, of the last four in the upper ones.</summary>
    [MethodImpl(Inline)]
    private static void Quads(ref float from, nint row, out Vector256<float> c0, out Vector256<float> c1, out Vector256<float> c2, out Vector256<float> c3)
    {
        var (r0, r1, r2, r3) = (Row(ref from, 0), Row(ref from, row), Row(ref from, 2 * row), Row(ref from, 3 * row));
        var (a, b) = (Avx.UnpackLow(r0, r1).AsDouble(), Avx.UnpackLow(r2, r3).AsDouble());
        var (c, d) = (Avx.UnpackHigh(r0, r1).AsDouble(), Avx.UnpackHigh(r2, r3).AsDouble());
        (c0, c1) = (Avx.UnpackLow(a, b).AsSingle(), Avx.UnpackHigh(a, b).AsSingle());
        (c2, c3) = (Avx.UnpackLow(c, d).AsSingle(), Avx.UnpackHigh(c, d).AsSingle());
    }

    [MethodImpl(Inline)]
    private static void Halves(Vector256<float> a, Vector256<float> b, ref float to, nint toRow)
    {
        Avx.Permute2x128(a, b, 0x20).StoreUnsafe(ref to);
        Avx.Permute2x128(a, b, 0x31).StoreUnsafe(ref Unsafe.Add(ref to, 4 * toRow));
    }

    [MethodImpl(Inline)]
    private static Vector256<T> Row<T>(ref T from, nint index) => Vector256.LoadUnsafe(in Unsafe.Add(ref from, index));

    [MethodImpl(Inline)]
    private static ref TTo As<T, TTo>(ref readonly T from) => ref Unsafe.As<T, TTo>(ref Unsafe.AsRef(in from));
}
