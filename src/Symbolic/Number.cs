using System.Globalization;
using System.Numerics;

namespace SymDiff;

/// <summary>
/// An exact literal. Ordinary values are reduced fractions of at most <see cref="MaxBits"/> bits; a decimal too large for
/// that, such as <c>1e400</c>, keeps its mantissa and power of ten and takes no part in arithmetic.
/// </summary>
public sealed partial class Number : IEquatable<Number>
{
    /// <summary>Largest bit length of a numerator or denominator; an operation that would exceed it stays in the graph.</summary>
    public const int MaxBits = 512;

    private Number(BigInteger numerator, BigInteger denominator, int exponent)
    {
        Numerator = numerator;
        Denominator = denominator;
        Exponent = exponent;
    }

    /// <summary>The literal 0.</summary>
    public static Number Zero { get; } = new(0, 1, 0);

    /// <summary>The literal 1.</summary>
    public static Number One { get; } = new(1, 1, 0);

    /// <summary>The literal -1.</summary>
    public static Number MinusOne { get; } = new(-1, 1, 0);

    /// <summary>Numerator of the reduced fraction; carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>Denominator of the reduced fraction; positive.</summary>
    public BigInteger Denominator { get; }

    /// <summary>Power of ten of a literal that is too wide for a fraction; otherwise 0.</summary>
    public int Exponent { get; }

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>Whether this is the literal 0.</summary>
    public bool IsZero => Numerator.IsZero;

    /// <summary>Whether this is the literal 1.</summary>
    public bool IsOne => Numerator.IsOne && Denominator.IsOne && Exponent == 0;

    /// <summary>Whether the value is an integer that takes part in exact arithmetic.</summary>
    public bool IsInteger => Denominator.IsOne && Exponent == 0;

    /// <summary>Whether the value takes no part in arithmetic because its exact form is too wide.</summary>
    public bool IsWide => Exponent != 0;

    /// <summary>The number as a small integer, or null.</summary>
    public int? AsInt32 => IsInteger && Numerator > int.MinValue && Numerator <= int.MaxValue ? (int)Numerator : null;

    /// <summary>An integer.</summary>
    public static Number FromInteger(BigInteger value) => Ratio(value, 1) ?? throw new ArgumentOutOfRangeException(nameof(value), "more than 512 bits");

    /// <summary>The literal that a finite double prints as in its shortest round-trip form.</summary>
    /// <exception cref="ArgumentException">The value is NaN or infinite.</exception>
    public static Number FromDouble(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentException($"{value} is not a finite number", nameof(value));
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text[0] == '-' ? Parse(text.AsSpan(1)).Negate() : Parse(text);
    }

    /// <summary>The reduced fraction, or null beyond <see cref="MaxBits"/> or for a zero denominator.</summary>
    public static Number? Ratio(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero) return null;
        if (!denominator.IsOne)
        {
            var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
            if (denominator.Sign < 0) divisor = -divisor;
            if (!divisor.IsOne) (numerator, denominator) = (numerator / divisor, denominator / divisor);
        }
        return Fits(numerator) && Fits(denominator) ? new(numerator, denominator, 0) : null;
    }

    /// <summary>Reads an unsigned decimal literal such as <c>12</c>, <c>.5</c> or <c>1e-5</c>, exactly.</summary>
    /// <exception cref="FormatException">The text is not a decimal literal.</exception>
    public static Number Parse(ReadOnlySpan<char> text)
    {
        var mark = text.IndexOfAny('e', 'E');
        var mantissa = mark < 0 ? text : text[..mark];
        var exponent = mark < 0 ? 0 : ParseExponent(text[(mark + 1)..]);
        var point = mantissa.IndexOf('.');
        if (point >= 0) exponent -= mantissa.Length - point - 1;
        var digits = (point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..])).TrimStart('0');
        if (digits.Length == 0 && mantissa.Length > 0) return Zero;
        var significant = digits.TrimEnd('0');
        return Decimal(BigInteger.Parse(significant, NumberStyles.None, CultureInfo.InvariantCulture), significant.Length, exponent + digits.Length - significant.Length);
    }

    /// <summary>The negated value.</summary>
    public Number Negate() => new(-Numerator, Denominator, Exponent);

    /// <summary>The sum, or null if it is too wide to be exact.</summary>
    public static Number? Add(Number a, Number b)
    {
        if (a.IsZero) return b;
        if (b.IsZero) return a;
        return a.IsWide || b.IsWide ? null : Ratio((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);
    }

    /// <summary>The product, or null if it is too wide to be exact.</summary>
    public static Number? Multiply(Number a, Number b)
    {
        if (a.IsOne) return b;
        if (b.IsOne) return a;
        if (a.IsZero || b.IsZero) return Zero;
        return a.IsWide || b.IsWide ? null : Ratio(a.Numerator * b.Numerator, a.Denominator * b.Denominator);
    }

    /// <summary>The quotient, or null if it is too wide to be exact or the divisor is 0.</summary>
    public static Number? Divide(Number a, Number b)
    {
        if (b.IsOne) return a;
        return a.IsWide || b.IsWide || b.IsZero ? null : Ratio(a.Numerator * b.Denominator, a.Denominator * b.Numerator);
    }

    /// <summary>
    /// The power, or null if it is not rational, too wide, or undefined (zero to a negative power). Any base to the power 0 is 1, as in IEEE 754.
    /// </summary>
    public static Number? Power(Number a, Number b)
    {
        if (b.IsZero) return One;
        if (a.IsWide || b.IsWide || !b.IsInteger) return null;
        if (a.IsOne) return One;
        if (a.IsZero) return b.Sign > 0 ? Zero : null;
        if (BigInteger.Abs(a.Numerator).IsOne && a.Denominator.IsOne) return b.Numerator.IsEven ? One : a;
        var count = BigInteger.Abs(b.Numerator);
        if (count > MaxBits) return null;
        var n = BigInteger.Pow(a.Numerator, (int)count);
        var d = BigInteger.Pow(a.Denominator, (int)count);
        return b.Sign > 0 ? Ratio(n, d) : Ratio(d, n);
    }

    /// <inheritdoc/>
    public bool Equals(Number? other) =>
        other is not null && Numerator == other.Numerator && Denominator == other.Denominator && Exponent == other.Exponent;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Number);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator, Exponent);

    /// <summary>Order by value; wide literals are compared by their nearest double, then by spelling.</summary>
    internal int CompareTo(Number other)
    {
        if (!IsWide && !other.IsWide) return (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);
        var order = ToDouble().CompareTo(other.ToDouble());
        return order != 0 ? order : string.CompareOrdinal(ToString(), other.ToString());
    }

    private static bool Fits(BigInteger value) => value.GetBitLength() <= MaxBits;

    private static int ParseExponent(ReadOnlySpan<char> text)
    {
        var sign = text.Length > 0 && text[0] == '-' ? -1 : 1;
        var digits = text.TrimStart("+-").TrimStart('0');
        if (digits.Length > 8) return sign * 100_000_000;
        return digits.Length == 0 ? 0 : sign * int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private static Number Decimal(BigInteger significant, int digits, int exponent)
    {
        if (digits + Math.Abs((long)exponent) <= WidestDecimal)
        {
            var power = BigInteger.Pow(10, Math.Abs(exponent));
            if ((exponent >= 0 ? Ratio(significant * power, 1) : Ratio(significant, power)) is { } exact) return exact;
        }
        return exponent == 0 ? new(significant * 10, 1, -1) : new(significant, 1, exponent);
    }
}
