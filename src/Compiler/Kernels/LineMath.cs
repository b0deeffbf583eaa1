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
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var a = Lanes(x);
        var b = Lanes(y);
        var lanes = Vector<double>.Zero;
        for (var i = 0; i < a.Length; i++) lanes += a[i] * b[i];
        var sum = Vector.Sum(lanes);
        for (var i = a.Length * Vector<double>.Count; i < x.Length; i++) sum += x[i] * y[i];
        return sum;
    }

    /// <summary>The sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sum(ReadOnlySpan<double> x)
    {
        var lanes = Vector<double>.Zero;
        foreach (var lane in Lanes(x)) lanes += lane;
        var sum = Vector.Sum(lanes);
        foreach (var rest in x[(x.Length - (x.Length % Vector<double>.Count))..]) sum += rest;
        return sum;
    }

    /// <summary>Adds a multiple of one line to another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(double factor, ReadOnlySpan<double> x, Span<double> sum)
    {
        var from = Lanes(x);
        var to = MemoryMarshal.Cast<double, Vector<double>>(sum);
        for (var i = 0; i < from.Length; i++) to[i] += factor * from[i];
        for (var i = from.Length * Vector<double>.Count; i < x.Length; i++) sum[i] += factor * x[i];
    }

    /// <summary>Adds the products of two lines to a third; a step of 0 stays at one element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddProducts(ReadOnlySpan<double> x, Line xLine, ReadOnlySpan<double> y, Line yLine, Span<double> sum, Line sumLine, int n)
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

    private static ReadOnlySpan<Vector<double>> Lanes(ReadOnlySpan<double> x) => MemoryMarshal.Cast<double, Vector<double>>(x);
}

/// <summary>Elements at equal distances.</summary>
/// <param name="Start">Place of the first.</param>
/// <param name="Step">Distance to the next.</param>
internal readonly record struct Line(int Start, int Step)
{
    /// <summary>Place of an element.</summary>
    public int this[int i] => Start + (i * Step);
}
