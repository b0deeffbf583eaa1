using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SymDiff.Compiling;

/// <summary>
/// Sums over dense lines, several elements at a time; the partial sums of the lanes lose fewer digits than one long sum. Optimised at once: a single
/// evaluation would be over before the runtime finds out that these loops matter.
/// </summary>
internal static class LineMath
{
    /// <summary>The sum of products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var a = Lanes(x);
        var b = Lanes(y);
        var lanes = Vector<T>.Zero;
        for (var i = 0; i < a.Length; i++) lanes += a[i] * b[i];
        var sum = Vector.Sum(lanes);
        for (var i = a.Length * Vector<T>.Count; i < x.Length; i++) sum += x[i] * y[i];
        return sum;
    }

    /// <summary>The sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Sum<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var lanes = Vector<T>.Zero;
        foreach (var lane in Lanes(x)) lanes += lane;
        var sum = Vector.Sum(lanes);
        foreach (var rest in x[(x.Length - (x.Length % Vector<T>.Count))..]) sum += rest;
        return sum;
    }

    /// <summary>Adds a multiple of one line to another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled<T>(T factor, ReadOnlySpan<T> x, Span<T> sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var from = Lanes(x);
        var to = MemoryMarshal.Cast<T, Vector<T>>(sum);
        for (var i = 0; i < from.Length; i++) to[i] += factor * from[i];
        for (var i = from.Length * Vector<T>.Count; i < x.Length; i++) sum[i] += factor * x[i];
    }

    /// <summary>Adds the products of two lines to a third; a step of 0 stays at one element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
            default:
                for (var i = 0; i < n; i++) sum[sumLine[i]] += x[xLine[i]] * y[yLine[i]];
                break;
        }
    }

    private static ReadOnlySpan<Vector<T>> Lanes<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MemoryMarshal.Cast<T, Vector<T>>(x);
}

/// <summary>Elements at equal distances.</summary>
/// <param name="Start">Place of the first.</param>
/// <param name="Step">Distance to the next.</param>
internal readonly record struct Line(int Start, int Step)
{
    /// <summary>Place of an element.</summary>
    public int this[int i] => Start + (i * Step);
}
