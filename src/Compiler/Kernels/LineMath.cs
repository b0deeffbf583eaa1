using System.Numerics;
using System.Runtime.Intrinsics;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>Sums over lines of tensors, with the vectors of this machine where the elements are dense.</summary>
internal static class LineMath
{
    /// <summary>The sum of products.</summary>
    public static T Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Sum<Multiples, T>(x, y);

    /// <summary>The sum.</summary>
    public static T Sum<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Sum<Elements, T>(x, x);

    /// <summary>Adds a multiple of one line to another.</summary>
    public static void AddScaled<T>(T factor, ReadOnlySpan<T> x, Span<T> sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated) Lines<Wide512<T>, T>.AddScaled(factor, x, sum);
        else if (Vector256.IsHardwareAccelerated) Lines<Wide256<T>, T>.AddScaled(factor, x, sum);
        else Lines<OneLane<T>, T>.AddScaled(factor, x, sum);
    }

    /// <summary>Adds the products of two lines to a third; a step of 0 stays at one element.</summary>
    public static void AddProducts<T>(ReadOnlySpan<T> x, Line xLine, ReadOnlySpan<T> y, Line yLine, Span<T> sum, Line sumLine, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (xLine.Step, yLine.Step, sumLine.Step)
        {
            case (1, 1, 0):
                sum[sumLine.Start] += Dot(x.Slice(xLine.Start, n), y.Slice(yLine.Start, n));
                break;
            case (0, 1, 1):
                AddScaled(x[xLine.Start], y.Slice(yLine.Start, n), sum.Slice(sumLine.Start, n));
                break;
            case (1, 0, 1):
                AddScaled(y[yLine.Start], x.Slice(xLine.Start, n), sum.Slice(sumLine.Start, n));
                break;
            case (1, 1, 1):
                AddProducts(x.Slice(xLine.Start, n), y.Slice(yLine.Start, n), sum.Slice(sumLine.Start, n));
                break;
            default:
                for (var i = 0; i < n; i++) sum[sumLine[i]] += x[xLine[i]] * y[yLine[i]];
                break;
        }
    }

    /// <summary>Adds the elements of one line to those of another; a step of 0 stays at one element.</summary>
    public static void Add<T>(ReadOnlySpan<T> x, Line xLine, Span<T> sum, Line sumLine, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (xLine.Step, sumLine.Step)
        {
            case (1, 0):
                sum[sumLine.Start] += Sum(x.Slice(xLine.Start, n));
                break;
            case (1, 1):
                AddScaled(T.One, x.Slice(xLine.Start, n), sum.Slice(sumLine.Start, n));
                break;
            default:
                for (var i = 0; i < n; i++) sum[sumLine[i]] += x[xLine[i]];
                break;
        }
    }

    /// <summary>Copies the elements of one line to another; a step of 0 stays at one element.</summary>
    public static void Copy<T>(ReadOnlySpan<T> x, Line xLine, Span<T> to, Line toLine, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (xLine.Step, toLine.Step)
        {
            case (0, 1):
                to.Slice(toLine.Start, n).Fill(x[xLine.Start]);
                break;
            case (1, 1):
                x.Slice(xLine.Start, n).CopyTo(to[toLine.Start..]);
                break;
            default:
                for (var i = 0; i < n; i++) to[toLine[i]] = x[xLine[i]];
                break;
        }
    }

    /// <summary>Makes the elements of a line 0.</summary>
    public static void Clear<T>(Span<T> line, Line places, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (places.Step == 1) line.Slice(places.Start, n).Clear();
        else
            for (var i = 0; i < n; i++) line[places[i]] = T.Zero;
    }

    private static void AddProducts<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated) Lines<Wide512<T>, T>.AddProducts(x, y, sum);
        else if (Vector256.IsHardwareAccelerated) Lines<Wide256<T>, T>.AddProducts(x, y, sum);
        else Lines<OneLane<T>, T>.AddProducts(x, y, sum);
    }

    private static T Sum<TTerm, T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where TTerm : struct, ITerm
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Vector512.IsHardwareAccelerated ? Lines<Wide512<T>, T>.Sum<TTerm>(x, y)
        : Vector256.IsHardwareAccelerated ? Lines<Wide256<T>, T>.Sum<TTerm>(x, y)
        : Lines<OneLane<T>, T>.Sum<TTerm>(x, y);
}

/// <summary>Elements at equal distances.</summary>
/// <param name="Start">Place of the first.</param>
/// <param name="Step">Distance to the next.</param>
internal readonly record struct Line(int Start, int Step)
{
    /// <summary>Place of an element.</summary>
    public int this[int i] => Start + (i * Step);
}
