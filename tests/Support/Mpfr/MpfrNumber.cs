using System.Runtime.InteropServices;

namespace SymDiff.Support.Mpfr;

/// <summary>
/// MPFR's <c>mpfr_t</c> on 64-bit Unix. Zero, NaN and the infinities are told by the exponent field, as in MPFR's custom interface
/// (GNU MPFR manual, 5.16), so a number may live in memory of ours and needs no <c>mpfr_clear</c>.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MpfrNumber
{
    public const long ZeroExponent = long.MinValue + 1;
    public const long NaNExponent = long.MinValue + 2;
    public const long InfinityExponent = long.MinValue + 3;

    public long Precision;
    public int Sign;
    public long Exponent;
    public ulong* Limbs;
}
