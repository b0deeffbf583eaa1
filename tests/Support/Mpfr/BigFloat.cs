using System.Globalization;
using System.Text;

namespace SymDiff.Support.Mpfr;

/// <summary>
/// An immutable binary floating-point number of any precision, computed by GNU MPFR: the high-precision witness of the tests.
/// Every operation is correctly rounded to nearest, to the larger precision of its operands. The significand is managed memory
/// that is pinned while MPFR works on it, so nothing has to be freed.
/// </summary>
internal sealed unsafe partial class BigFloat : IComparable<BigFloat>
{
    /// <summary>Bits of a number made without saying a precision.</summary>
    public const int DefaultPrecision = 200;

    private const int BitsPerLimb = 64;
    private const int RoundToNearest = 0;

    private readonly ulong[] limbs;
    private int sign;
    private long exponent;

    private BigFloat(int precision)
    {
        Precision = precision;
        limbs = new ulong[(precision + BitsPerLimb - 1) / BitsPerLimb];
        sign = 1;
        exponent = MpfrNumber.NaNExponent;
    }

    /// <summary>Bits of the significand.</summary>
    public int Precision { get; }

    public bool IsNaN => exponent == MpfrNumber.NaNExponent;

    public bool IsInfinity => exponent == MpfrNumber.InfinityExponent;

    public bool IsZero => exponent == MpfrNumber.ZeroExponent;

    /// <summary>Whether the number is neither NaN nor infinite.</summary>
    public bool IsFinite => !IsNaN && !IsInfinity;

    /// <summary>Whether nothing on the way to this number was rounded.</summary>
    public bool IsExact { get; private set; }

    /// <summary>Whether the sign bit is set, also that of a zero.</summary>
    public bool IsNegative => sign < 0;

    /// <summary>floor(log2 |x|) of a finite nonzero number.</summary>
    public long BinaryExponent => exponent - 1;

    /// <summary>The number nearest to a double; exact from 53 bits on.</summary>
    public static BigFloat From(double value, int precision = DefaultPrecision)
    {
        var result = new BigFloat(precision);
        fixed (ulong* memory = result.limbs)
        {
            MpfrNumber number = result.Header(memory);
            var rounded = ((delegate* unmanaged[Cdecl]<MpfrNumber*, double, int, int>)Native.SetDouble)(&number, value, RoundToNearest);
            return result.Adopt(number, isExact: rounded == 0);
        }
    }

    /// <summary>The number nearest to a decimal text such as <c>-1.5e-300</c>.</summary>
    public static BigFloat Parse(string text, int precision = DefaultPrecision)
    {
        var result = new BigFloat(precision);
        fixed (ulong* memory = result.limbs)
        fixed (byte* digits = Encoding.ASCII.GetBytes(text + '\0'))
        {
            MpfrNumber number = result.Header(memory);
            int rejected = ((delegate* unmanaged[Cdecl]<MpfrNumber*, byte*, int, int, int>)Native.SetText)(&number, digits, 10, RoundToNearest);
            return rejected == 0 ? result.Adopt(number) : throw new FormatException($"'{text}' is not a decimal number");
        }
    }

    public static implicit operator BigFloat(double value) => From(value);

    /// <summary>The nearest double, ties to even, subnormals included.</summary>
    public double ToDouble()
    {
        fixed (ulong* memory = limbs)
        {
            MpfrNumber number = Header(memory);
            return ((delegate* unmanaged[Cdecl]<MpfrNumber*, int, double>)Native.GetDouble)(&number, RoundToNearest);
        }
    }

    /// <summary>The same number rounded to another precision.</summary>
    public BigFloat WithPrecision(int precision) => Apply(Native.Set, precision, this);

    public int CompareTo(BigFloat? other)
    {
        if (other is null || IsNaN || other.IsNaN) return 1;
        fixed (ulong* memory = limbs, otherMemory = other.limbs)
        {
            MpfrNumber x = Header(memory), y = other.Header(otherMemory);
            return ((delegate* unmanaged[Cdecl]<MpfrNumber*, MpfrNumber*, int>)Native.Compare)(&x, &y);
        }
    }

    /// <summary>Nearest double, for messages.</summary>
    public override string ToString() => ToDouble().ToString("R", CultureInfo.InvariantCulture);

    private static BigFloat Apply(nint function, int precision, BigFloat x)
    {
        var result = new BigFloat(precision);
        fixed (ulong* memory = result.limbs, xMemory = x.limbs)
        {
            MpfrNumber number = result.Header(memory), xNumber = x.Header(xMemory);
            var rounded = ((delegate* unmanaged[Cdecl]<MpfrNumber*, MpfrNumber*, int, int>)function)(&number, &xNumber, RoundToNearest);
            return result.Adopt(number, isExact: rounded == 0 && x.IsExact);
        }
    }

    private static BigFloat Apply(nint function, BigFloat x) => Apply(function, x.Precision, x);

    private static BigFloat Apply(nint function, BigFloat x, BigFloat y)
    {
        var result = new BigFloat(Math.Max(x.Precision, y.Precision));
        fixed (ulong* memory = result.limbs, xMemory = x.limbs, yMemory = y.limbs)
        {
            MpfrNumber number = result.Header(memory), xNumber = x.Header(xMemory), yNumber = y.Header(yMemory);
            var rounded = ((delegate* unmanaged[Cdecl]<MpfrNumber*, MpfrNumber*, MpfrNumber*, int, int>)function)(&number, &xNumber, &yNumber, RoundToNearest);
            result.Adopt(number);
            result.IsExact = rounded == 0 && ((x.IsExact && y.IsExact) || (result.IsZero && (x.IsExactZero || y.IsExactZero)));
            return result;
        }
    }

    private MpfrNumber Header(ulong* memory) => new() { Precision = Precision, Sign = sign, Exponent = exponent, Limbs = memory };

    private bool IsExactZero => IsZero && IsExact;

    private BigFloat Adopt(MpfrNumber number, bool isExact = false)
    {
        sign = number.Sign;
        exponent = number.Exponent;
        IsExact = isExact;
        return this;
    }
}
