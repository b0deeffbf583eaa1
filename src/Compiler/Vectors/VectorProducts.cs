using System.Runtime.CompilerServices;

namespace SymDiff.Compiling.Vectors;

/// <summary>Products with a logarithm that are 0 where the first factor is 0, at most 2 ulp.</summary>
internal static class VectorProducts
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>x log(y); 0 where x is 0, unless y is NaN.</summary>
    [MethodImpl(Inline)]
    public static V XLogY<V>(V x, V y) where V : struct, ILanes<V, double> => Term(x, y, VectorLog.Log(y));

    /// <summary>x log(1 + y); 0 where x is 0, unless y is NaN.</summary>
    [MethodImpl(Inline)]
    public static V XLog1pY<V>(V x, V y) where V : struct, ILanes<V, double> => Term(x, y, VectorLog.Log1p(y));

    [MethodImpl(Inline)]
    private static V Term<V>(V x, V y, V log) where V : struct, ILanes<V, double> => V.Select(V.Equal(x, V.Of(0)) & V.Equal(y, y), V.Of(0), x * log);
}
