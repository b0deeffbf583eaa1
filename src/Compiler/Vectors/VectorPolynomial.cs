using System.Runtime.CompilerServices;

namespace SymDiff.Compiling.Vectors;

/// <summary>Polynomials by Estrin's scheme: short chains of dependent operations; the powers of the argument are shared by the caller's pieces.</summary>
internal static class VectorPolynomial
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>c0 + c1 x + c2 x^2 + c3 x^3.</summary>
    [MethodImpl(Inline)]
    public static V Four<V>(V x, V x2, double c0, double c1, double c2, double c3) where V : struct, ILanes<V, double> =>
        V.MultiplyAdd(V.MultiplyAdd(V.Of(c3), x, V.Of(c2)), x2, V.MultiplyAdd(V.Of(c1), x, V.Of(c0)));

    /// <summary>c0 + c1 x + ... + c5 x^5.</summary>
    [MethodImpl(Inline)]
    public static V Six<V>(V x, V x2, V x4, double c0, double c1, double c2, double c3, double c4, double c5) where V : struct, ILanes<V, double> =>
        V.MultiplyAdd(V.MultiplyAdd(V.Of(c5), x, V.Of(c4)), x4, Four(x, x2, c0, c1, c2, c3));

    /// <summary>c0 + c1 x + ... + c7 x^7.</summary>
    [MethodImpl(Inline)]
    public static V Eight<V>(V x, V x2, V x4, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7) where V : struct, ILanes<V, double> =>
        V.MultiplyAdd(Four(x, x2, c4, c5, c6, c7), x4, Four(x, x2, c0, c1, c2, c3));
}
