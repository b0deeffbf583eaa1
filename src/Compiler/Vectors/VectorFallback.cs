using System.Runtime.CompilerServices;

namespace SymDiff.Compiling.Vectors;

/// <summary>Scalar functions for the few lanes that vector code does not cover; a lane's bits do not depend on the other lanes.</summary>
internal static class VectorFallback
{
    private const MethodImplOptions Call = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;
    private const int Widest = 8;

    /// <summary>The value where the mask has all bits, f(x) elsewhere.</summary>
    [MethodImpl(Call)]
    public static V Where<V>(V isCovered, V value, V x, Func<double, double> f) where V : struct, ILanes<V, double>
    {
        Span<double> covered = stackalloc double[Widest], values = stackalloc double[Widest], first = stackalloc double[Widest];
        isCovered.Store(ref covered[0], 0);
        value.Store(ref values[0], 0);
        x.Store(ref first[0], 0);
        for (var i = 0; i < V.Count; i++) if (BitConverter.DoubleToInt64Bits(covered[i]) == 0) values[i] = f(first[i]);
        return V.Load(in values[0], 0);
    }

    /// <summary>The value where the mask has all bits, f(x, y) elsewhere.</summary>
    [MethodImpl(Call)]
    public static V Where<V>(V isCovered, V value, V x, V y, Func<double, double, double> f) where V : struct, ILanes<V, double>
    {
        Span<double> covered = stackalloc double[Widest], values = stackalloc double[Widest], first = stackalloc double[Widest], second = stackalloc double[Widest];
        isCovered.Store(ref covered[0], 0);
        value.Store(ref values[0], 0);
        x.Store(ref first[0], 0);
        y.Store(ref second[0], 0);
        for (var i = 0; i < V.Count; i++) if (BitConverter.DoubleToInt64Bits(covered[i]) == 0) values[i] = f(first[i], second[i]);
        return V.Load(in values[0], 0);
    }
}
