using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Benchmarks.Baselines;

/// <summary>The project's vector mathematics for loops that are written with the runtime's own vectors.</summary>
internal static class Lanes
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    [MethodImpl(Inline)] public static Vector512<double> Exp(Vector512<double> x) => Raw(VectorExp.Exp(new Wide512<double>(x)));

    [MethodImpl(Inline)] public static Vector512<double> Sigmoid(Vector512<double> x) => Vector512<double>.One / (Vector512<double>.One + Exp(-x));

    [MethodImpl(Inline)]
    public static Vector512<double> Tanh(Vector512<double> x) => Vector512<double>.One - (Vector512.Create(2.0) / (Vector512<double>.One + Exp(x + x)));

    [MethodImpl(Inline)] private static Vector512<double> Raw(Wide512<double> x) => Unsafe.BitCast<Wide512<double>, Vector512<double>>(x);
}
