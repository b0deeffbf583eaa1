using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Benchmarks.Baselines;

/// <summary>The project's vector mathematics for loops that are written with the runtime's own vectors.</summary>
internal static class Lanes
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    [MethodImpl(Inline)] public static Vector512<double> Exp(Vector512<double> x) => Raw(VectorExp.Exp(new Wide512<double>(x)));

    [MethodImpl(Inline)] public static Vector512<double> Sigmoid(Vector512<double> x) => Raw(VectorLogistic.Sigmoid(new Wide512<double>(x)));

    [MethodImpl(Inline)] public static Vector512<double> Tanh(Vector512<double> x) => Raw(VectorTanh.Tanh(new Wide512<double>(x)));

    /// <summary>The largest number.</summary>
    [MethodImpl(Inline)]
    public static double Largest(Vector512<double> x)
    {
        var half = Vector256.MaxNative(x.GetLower(), x.GetUpper());
        var quarter = Vector128.MaxNative(half.GetLower(), half.GetUpper());
        return Math.Max(quarter[0], quarter[1]);
    }

    [MethodImpl(Inline)] private static Vector512<double> Raw(Wide512<double> x) => Unsafe.BitCast<Wide512<double>, Vector512<double>>(x);
}
