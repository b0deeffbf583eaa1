using System.Numerics;
using System.Runtime.CompilerServices;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>Copies a part of a matrix into the order in which a tile reads it: for every inner index the entries of all rows, or columns, of the tile.</summary>
internal static class Panel
{
    /// <summary>Copies a panel.</summary>
    /// <param name="from">The first entry.</param>
    /// <param name="steps">Distance of neighbouring inner indices (Row), and of neighbours across the panel (Column).</param>
    /// <param name="inner">Number of inner indices.</param>
    /// <param name="width">Number of entries across.</param>
    /// <param name="to">Receives the panel.</param>
    /// <param name="toWidth">Distance of neighbouring inner indices in the panel; what is beyond the width becomes 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy<V, T>(ref readonly T from, MatrixSteps steps, int inner, int width, ref T to, int toWidth)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var isTransposed = steps.Row == 1 && steps.Column != 1 && Transposition.IsSupported;
        var done = isTransposed && CopySquares(in from, steps.Column, inner, width, ref to, toWidth) ? width : 0;
        if (done == toWidth) return;
        for (var k = 0; k < inner; k++)
        {
            ref var source = ref Unsafe.Add(ref Unsafe.AsRef(in from), (nint)k * steps.Row);
            ref var target = ref Unsafe.Add(ref to, (nint)k * toWidth);
            nint j = done;
            if (steps.Column == 1)
                for (; j <= width - V.Count; j += V.Count) V.Load(in source, j).Store(ref target, j);
            for (; j < width; j++) Unsafe.Add(ref target, j) = Unsafe.Add(ref source, j * steps.Column);
            for (; j < toWidth; j++) Unsafe.Add(ref target, j) = T.Zero;
        }
    }

    /// <summary>Copies by squares, of which the last ones overlap those before; false if there is no room for one.</summary>
    private static bool CopySquares<T>(ref readonly T from, nint step, int inner, int width, ref T to, int toWidth)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var size = Transposition.Size<T>();
        if (inner < size || width < size) return false;
        for (var j = 0; j < width; j = Next(j, width))
            for (var k = 0; k < inner; k = Next(k, inner))
                Transposition.Square(in Unsafe.Add(ref Unsafe.AsRef(in from), (j * step) + k), step, ref Unsafe.Add(ref to, ((nint)k * toWidth) + j), toWidth);
        return true;

        int Next(int place, int length) => place + size == length ? length : Math.Min(place + size, length - size);
    }

    /// <summary>Multiplies every row of a panel by its number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale<V, T>(ref T panel, int inner, int width, ReadOnlySpan<T> scale, int step)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var k = 0; k < inner; k++)
        {
            ref var row = ref Unsafe.Add(ref panel, (nint)k * width);
            var factor = V.Of(scale[k * step]);
            nint j = 0;
            for (; j <= width - V.Count; j += V.Count) (V.Load(in row, j) * factor).Store(ref row, j);
            for (; j < width; j++) Unsafe.Add(ref row, j) *= scale[k * step];
        }
    }
}
