namespace SymDiff.Support.Mpfr;

/// <summary>Arithmetic and the functions that MPFR itself has.</summary>
internal sealed unsafe partial class BigFloat
{
    private const double FarOut = 1e9;

    public static BigFloat operator +(BigFloat x, BigFloat y) => Apply(Native.Add, x, y);

    public static BigFloat operator -(BigFloat x, BigFloat y) => Apply(Native.Subtract, x, y);

    public static BigFloat operator *(BigFloat x, BigFloat y) => Apply(Native.Multiply, x, y);

    public static BigFloat operator /(BigFloat x, BigFloat y) => Apply(Native.Divide, x, y);

    /// <summary>Remainder of the truncated quotient, as C's fmod; exact.</summary>
    public static BigFloat operator %(BigFloat x, BigFloat y) => Apply(Native.Remainder, x, y);

    public static BigFloat operator -(BigFloat x) => Apply(Native.Negate, x);

    public static bool operator <(BigFloat x, BigFloat y) => Ordered(x, y) && x.CompareTo(y) < 0;

    public static bool operator >(BigFloat x, BigFloat y) => y < x;

    public static bool operator <=(BigFloat x, BigFloat y) => Ordered(x, y) && x.CompareTo(y) <= 0;

    public static bool operator >=(BigFloat x, BigFloat y) => y <= x;

    public static BigFloat Pow(BigFloat x, BigFloat y) => Apply(Native.Pow, x, y);

    public static BigFloat Abs(BigFloat x) => Apply(Native.Abs, x);

    public static BigFloat Sqrt(BigFloat x) => Apply(Native.Sqrt, x);

    public static BigFloat Cbrt(BigFloat x) => Apply(Native.Cbrt, x);

    public static BigFloat Hypot(BigFloat x, BigFloat y) => Apply(Native.Hypot, x, y);

    public static BigFloat Exp(BigFloat x) => Apply(Native.Exp, x);

    public static BigFloat Expm1(BigFloat x) => Apply(Native.Expm1, x);

    public static BigFloat Log(BigFloat x) => Apply(Native.Log, x);

    public static BigFloat Log1p(BigFloat x) => Apply(Native.Log1p, x);

    public static BigFloat Log2(BigFloat x) => Apply(Native.Log2, x);

    public static BigFloat Log10(BigFloat x) => Apply(Native.Log10, x);

    public static BigFloat Sin(BigFloat x) => Apply(Native.Sin, x);

    public static BigFloat Cos(BigFloat x) => Apply(Native.Cos, x);

    public static BigFloat Tan(BigFloat x) => Apply(Native.Tan, x);

    public static BigFloat Asin(BigFloat x) => Apply(Native.Asin, x);

    public static BigFloat Acos(BigFloat x) => Apply(Native.Acos, x);

    public static BigFloat Atan(BigFloat x) => Apply(Native.Atan, x);

    public static BigFloat Atan2(BigFloat y, BigFloat x) => Apply(Native.Atan2, y, x);

    public static BigFloat Sinh(BigFloat x) => Apply(Native.Sinh, x);

    public static BigFloat Cosh(BigFloat x) => Apply(Native.Cosh, x);

    public static BigFloat Tanh(BigFloat x) => Apply(Native.Tanh, x);

    public static BigFloat Asinh(BigFloat x) => Apply(Native.Asinh, x);

    public static BigFloat Acosh(BigFloat x) => Apply(Native.Acosh, x);

    public static BigFloat Atanh(BigFloat x) => Apply(Native.Atanh, x);

    public static BigFloat Floor(BigFloat x) => Apply(Native.Floor, x);

    public static BigFloat Ceil(BigFloat x) => Apply(Native.Ceil, x);

    public static BigFloat Trunc(BigFloat x) => Apply(Native.Trunc, x);

    /// <summary>Nearest integer, ties to even.</summary>
    public static BigFloat Round(BigFloat x) => Apply(Native.Round, x);

    /// <summary>The error function; far out it is 1 in any precision, and MPFR has exponents that it does not bear.</summary>
    public static BigFloat Erf(BigFloat x) => Abs(x) < FarOut || x.IsNaN ? Apply(Native.Erf, x) : From(x.IsNegative ? -1 : 1, x.Precision);

    public static BigFloat Erfc(BigFloat x) => Apply(Native.Erfc, x);

    public static BigFloat Gamma(BigFloat x) => Apply(Native.Gamma, x);

    public static BigFloat Digamma(BigFloat x) => Apply(Native.Digamma, x);

    /// <summary>log |Gamma(x)|.</summary>
    public static BigFloat LGamma(BigFloat x)
    {
        var result = new BigFloat(x.Precision);
        int signOfGamma;
        fixed (ulong* memory = result.limbs, xMemory = x.limbs)
        {
            MpfrNumber number = result.Header(memory), xNumber = x.Header(xMemory);
            var rounded = ((delegate* unmanaged[Cdecl]<MpfrNumber*, int*, MpfrNumber*, int, int>)Native.LGamma)(&number, &signOfGamma, &xNumber, RoundToNearest);
            return result.Adopt(number, isExact: rounded == 0 && x.IsExact);
        }
    }

    /// <summary>x * 2^n, exact.</summary>
    public static BigFloat ScaleB(BigFloat x, long n)
    {
        var result = new BigFloat(x.Precision);
        fixed (ulong* memory = result.limbs, xMemory = x.limbs)
        {
            MpfrNumber number = result.Header(memory), xNumber = x.Header(xMemory);
            var rounded = ((delegate* unmanaged[Cdecl]<MpfrNumber*, MpfrNumber*, long, int, int>)Native.ScaleB)(&number, &xNumber, n, RoundToNearest);
            return result.Adopt(number, isExact: rounded == 0 && x.IsExact);
        }
    }

    public static BigFloat Pi(int precision = DefaultPrecision)
    {
        var result = new BigFloat(precision);
        fixed (ulong* memory = result.limbs)
        {
            MpfrNumber number = result.Header(memory);
            ((delegate* unmanaged[Cdecl]<MpfrNumber*, int, int>)Native.Pi)(&number, RoundToNearest);
            return result.Adopt(number);
        }
    }

    private static bool Ordered(BigFloat x, BigFloat y) => !x.IsNaN && !y.IsNaN;
}
