using System.Runtime.CompilerServices;

namespace SymDiff.Compiling.Vectors;

/// <summary>The exponential of doubles.</summary>
internal static class VectorExp
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>exp(x): x = n log 2 + r, exp(r) by a Taylor polynomial of degree 13, then 2^n in two exact halves of which the last may underflow.</summary>
    [MethodImpl(Inline)]
    public static V Exp<V>(V x) where V : struct, ILanes<V, double>
    {
        var bounded = V.MaxNumber(V.MinNumber(x, V.Of(710)), V.Of(-746));
        var shifted = V.MultiplyAdd(bounded, V.Of(1.4426950408889634), V.Of(6755399441055744));
        var n = shifted - V.Of(6755399441055744);
        var r = V.MultiplyAdd(n, V.Of(-6.93147180369123816490e-01), bounded);
        r = V.MultiplyAdd(n, V.Of(-1.90821492927058770002e-10), r);
        var r2 = r * r;
        var r4 = r2 * r2;
        var p0 = V.MultiplyAdd(r, V.Of(1.0 / 6), V.Of(0.5));
        var p1 = V.MultiplyAdd(r, V.Of(1.0 / 120), V.Of(1.0 / 24));
        var p2 = V.MultiplyAdd(r, V.Of(1.0 / 5040), V.Of(1.0 / 720));
        var p3 = V.MultiplyAdd(r, V.Of(1.0 / 362880), V.Of(1.0 / 40320));
        var p4 = V.MultiplyAdd(r, V.Of(1.0 / 39916800), V.Of(1.0 / 3628800));
        var q0 = V.MultiplyAdd(p1, r2, p0);
        var q1 = V.MultiplyAdd(p3, r2, p2);
        var q2 = p4;
        var q = V.MultiplyAdd(V.MultiplyAdd(q2, r4, q1), r4, q0);
        var e = V.MultiplyAdd(q, r2, r) + V.Of(1);
        var bits = V.ShiftLeft(V.AddBits(shifted, V.OfBits(1023)), 52);
        return e * bits;
    }
}
