namespace SymDiff.Support.Mpfr;

/// <summary>
/// Functions that MPFR does not have, composed so that no step cancels more than the guard bits of a 200-bit number can bear.
/// Their conventions at the edges are those of SymDiff's language.
/// </summary>
internal sealed partial class BigFloat
{
    /// <summary>1/(1 + exp(-x)).</summary>
    public static BigFloat Sigmoid(BigFloat x)
    {
        if (x.IsNegative)
        {
            BigFloat e = Exp(x);
            return e / (e + 1);
        }
        return From(1, x.Precision) / (Exp(-x) + 1);
    }

    /// <summary>log(1 + exp(x)).</summary>
    public static BigFloat Softplus(BigFloat x) => x.IsNegative ? Log1p(Exp(x)) : x + Log1p(Exp(-x));

    /// <summary>log(1 - exp(x)); below -1 through log1p, above through expm1, so that both ends keep their relative accuracy.</summary>
    public static BigFloat Log1mExp(BigFloat x) => x < -1 ? Log1p(-Exp(x)) : Log(-Expm1(x));

    /// <summary>log(exp(x) + exp(y)).</summary>
    public static BigFloat LogAddExp(BigFloat x, BigFloat y)
    {
        if (x.IsNaN || y.IsNaN) return x + y;
        (BigFloat small, BigFloat large) = x < y ? (x, y) : (y, x);
        return small.IsInfinity || large.IsInfinity ? large : large + Log1p(Exp(small - large));
    }

    /// <summary>x*log(y), 0 where x is 0.</summary>
    public static BigFloat XLogY(BigFloat x, BigFloat y) => x.IsZero && !y.IsNaN ? From(0, x.Precision) : x * Log(y);

    /// <summary>x*log(1 + y), 0 where x is 0.</summary>
    public static BigFloat XLog1pY(BigFloat x, BigFloat y) => x.IsZero && !y.IsNaN ? From(0, x.Precision) : x * Log1p(y);

    /// <summary>x - y*floor(x/y): the remainder that has the sign of y.</summary>
    public static BigFloat Mod(BigFloat x, BigFloat y)
    {
        BigFloat remainder = x % y;
        return remainder.IsZero || remainder.IsNaN || remainder.IsNegative == y.IsNegative ? remainder : remainder + y;
    }
}
