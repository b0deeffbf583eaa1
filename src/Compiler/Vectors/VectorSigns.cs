using System.Runtime.CompilerServices;

namespace SymDiff.Compiling.Vectors;

/// <summary>Signs by their bit.</summary>
internal static class VectorSigns
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>A number whose sign is right except perhaps that of a zero, or that has none, with the sign of another.</summary>
    [MethodImpl(Inline)]
    public static V WithSign<V>(V magnitude, V sign) where V : struct, ILanes<V, double> => magnitude | (sign & V.Of(-0.0));

    /// <summary>-|x|.</summary>
    [MethodImpl(Inline)]
    public static V NegativeAbs<V>(V x) where V : struct, ILanes<V, double> => x | V.Of(-0.0);
}
