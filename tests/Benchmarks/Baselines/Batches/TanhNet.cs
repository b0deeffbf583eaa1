using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SymDiff.Benchmarks.Baselines;

/// <summary>
/// A network of two inputs, three units of hyperbolic tangents and one linear output, and its derivatives by the inputs: the network of row E2 of sigmoids, rewritten
/// with tangents as row E8 says, so weights are halved and the output's constant takes half their sum. The weights are numbers in the code.
/// </summary>
internal static class TanhNet
{
    /// <summary>The same in SymDiff's language.</summary>
    public const string Formula =
        "0.055 + 0.01*tanh(0.01*x1 + 0.015*x2 + 0.005) + 0.015*tanh(0.005*x1 + 0.01*x2 + 0.015) + 0.02*tanh(0.015*x1 + 0.005*x2 + 0.01)";

    private const int Width = 8;

    /// <summary>One point after another. With tanh(x) = 1 - 2/(1 + exp(2x)) it is quicker and loses all relative accuracy around 0, see <see cref="ScalarByExp"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Scalar(ReadOnlySpan<double> x1, ReadOnlySpan<double> x2, Span<double> value, Span<double> d1, Span<double> d2)
    {
        fixed (double* p1 = x1, p2 = x2, pValue = value, pd1 = d1, pd2 = d2)
        {
            for (nint i = 0; i < x1.Length; i++)
            {
                double x = p1[i], y = p2[i];
                double u = Math.Tanh((0.01 * x) + (0.015 * y) + 0.005), v = Math.Tanh((0.005 * x) + (0.01 * y) + 0.015), w = Math.Tanh((0.015 * x) + (0.005 * y) + 0.01);
                double du = 1 - (u * u), dv = 1 - (v * v), dw = 1 - (w * w);
                pValue[i] = 0.055 + (0.01 * u) + (0.015 * v) + (0.02 * w);
                pd1[i] = (0.01 * 0.01 * du) + (0.015 * 0.005 * dv) + (0.02 * 0.015 * dw);
                pd2[i] = (0.01 * 0.015 * du) + (0.015 * 0.01 * dv) + (0.02 * 0.005 * dw);
            }
        }
    }

    /// <summary>The quicker form of the tangent, for comparison.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void ScalarByExp(ReadOnlySpan<double> x1, ReadOnlySpan<double> x2, Span<double> value, Span<double> d1, Span<double> d2)
    {
        fixed (double* p1 = x1, p2 = x2, pValue = value, pd1 = d1, pd2 = d2)
        {
            for (nint i = 0; i < x1.Length; i++)
            {
                double x = p1[i], y = p2[i];
                var u = 1 - (2 / (1 + Math.Exp((0.02 * x) + (0.03 * y) + 0.01)));
                var v = 1 - (2 / (1 + Math.Exp((0.01 * x) + (0.02 * y) + 0.03)));
                var w = 1 - (2 / (1 + Math.Exp((0.03 * x) + (0.01 * y) + 0.02)));
                double du = 1 - (u * u), dv = 1 - (v * v), dw = 1 - (w * w);
                pValue[i] = 0.055 + (0.01 * u) + (0.015 * v) + (0.02 * w);
                pd1[i] = (0.01 * 0.01 * du) + (0.015 * 0.005 * dv) + (0.02 * 0.015 * dw);
                pd2[i] = (0.01 * 0.015 * du) + (0.015 * 0.01 * dv) + (0.02 * 0.005 * dw);
            }
        }
    }

    /// <summary>Eight points at a time; their number is a multiple of eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Vectors(ReadOnlySpan<double> x1, ReadOnlySpan<double> x2, Span<double> value, Span<double> d1, Span<double> d2)
    {
        ref var p1 = ref MemoryMarshal.GetReference(x1);
        ref var p2 = ref MemoryMarshal.GetReference(x2);
        ref var pValue = ref MemoryMarshal.GetReference(value);
        ref var pd1 = ref MemoryMarshal.GetReference(d1);
        ref var pd2 = ref MemoryMarshal.GetReference(d2);
        var one = Vector512<double>.One;
        for (nuint i = 0; i < (nuint)x1.Length; i += Width)
        {
            Vector512<double> x = Vector512.LoadUnsafe(ref p1, i), y = Vector512.LoadUnsafe(ref p2, i);
            var u = Lanes.Tanh(Line(0.01, x, 0.015, y, 0.005));
            var v = Lanes.Tanh(Line(0.005, x, 0.01, y, 0.015));
            var w = Lanes.Tanh(Line(0.015, x, 0.005, y, 0.01));
            Line(0.02, w, 0.015, v, 0.01, u, 0.055).StoreUnsafe(ref pValue, i);
            Vector512<double> du = one - (u * u), dv = one - (v * v), dw = one - (w * w);
            Line(0.02 * 0.015, dw, 0.015 * 0.005, dv, 0.01 * 0.01, du, 0).StoreUnsafe(ref pd1, i);
            Line(0.02 * 0.005, dw, 0.015 * 0.01, dv, 0.01 * 0.015, du, 0).StoreUnsafe(ref pd2, i);
        }
    }

    /// <summary>
    /// The same on several threads. As many parts as threads, whole vectors each: points cost alike, so smaller parts only add calls.
    /// </summary>
    public static void Parallel(
        int threads, ReadOnlyMemory<double> x1, ReadOnlyMemory<double> x2, Memory<double> value, Memory<double> d1, Memory<double> d2)
    {
        var part = (x1.Length / Width + threads - 1) / threads * Width;
        System.Threading.Tasks.Parallel.For(0, threads, new() { MaxDegreeOfParallelism = threads }, thread =>
        {
            var start = Math.Min(thread * part, x1.Length);
            var count = Math.Min(part, x1.Length - start);
            Vectors(x1.Span.Slice(start, count), x2.Span.Slice(start, count), value.Span.Slice(start, count), d1.Span.Slice(start, count), d2.Span.Slice(start, count));
        });
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Line(double a, Vector512<double> x, double b, Vector512<double> y, double c) =>
        Vector512.FusedMultiplyAdd(Vector512.Create(a), x, Vector512.FusedMultiplyAdd(Vector512.Create(b), y, Vector512.Create(c)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Line(double a, Vector512<double> x, double b, Vector512<double> y, double c, Vector512<double> z, double d) =>
        Vector512.FusedMultiplyAdd(Vector512.Create(a), x, Line(b, y, c, z, d));
}
