namespace SymDiff.Numerics;

/// <summary>
/// An unevaluated sum of two doubles, |Low| at most half an ulp of High: about 106 bits, for the few places where a double's 53 lose digits.
/// Algorithms: Dekker (1971) and Knuth's TwoSum; products by fused multiply-add (Muller et al., Handbook of Floating-Point Arithmetic, chapter 14).
/// </summary>
internal readonly struct DoubleDouble(double high, double low)
{
    /// <summary>The nearest double.</summary>
    public double High { get; } = high;

    /// <summary>What <see cref="High"/> lacks.</summary>
    public double Low { get; } = low;

    /// <summary>x + y without error.</summary>
    public static DoubleDouble Sum(double x, double y)
    {
        double sum = x + y, fromY = sum - x;
        return new(sum, (x - (sum - fromY)) + (y - fromY));
    }

    /// <summary>large + small without error where |large| is not below |small|.</summary>
    public static DoubleDouble OrderedSum(double large, double small)
    {
        double sum = large + small;
        return new(sum, small - (sum - large));
    }

    /// <summary>x*y without error, barring underflow.</summary>
    public static DoubleDouble Product(double x, double y)
    {
        double product = x * y;
        return new(product, Math.FusedMultiplyAdd(x, y, -product));
    }

    /// <summary>x/y with the remainder's quotient.</summary>
    public static DoubleDouble Quotient(double x, double y)
    {
        double quotient = x / y;
        return new(quotient, Math.FusedMultiplyAdd(-quotient, y, x) / y);
    }

    public static DoubleDouble operator +(DoubleDouble x, DoubleDouble y)
    {
        DoubleDouble high = Sum(x.High, y.High), low = Sum(x.Low, y.Low);
        DoubleDouble middle = OrderedSum(high.High, high.Low + low.High);
        return OrderedSum(middle.High, middle.Low + low.Low);
    }

    public static DoubleDouble operator *(DoubleDouble x, DoubleDouble y)
    {
        DoubleDouble product = Product(x.High, y.High);
        return OrderedSum(product.High, product.Low + Math.FusedMultiplyAdd(x.High, y.Low, x.Low * y.High));
    }

    public static DoubleDouble operator /(DoubleDouble x, double y)
    {
        double quotient = x.High / y;
        return OrderedSum(quotient, (Math.FusedMultiplyAdd(-quotient, y, x.High) + x.Low) / y);
    }
}
