using System.Globalization;
using System.Numerics;

namespace SymDiff;

public sealed partial class Number
{
    private const int LongestPlainInteger = 16;

    /// <summary>Most significant digits and places together of a decimal that is read as a fraction; a wider one is a wide literal.</summary>
    private const int WidestDecimal = 200;

    /// <summary>The nearest double, ties to even; infinite beyond the range.</summary>
    /// <remarks>Not <c>(double)BigInteger</c>, which truncates.</remarks>
    public double ToDouble() =>
        AsInt32 is { } small ? small
        : IsWide ? double.Parse(ToString(), CultureInfo.InvariantCulture)
        : Sign * Nearest(BigInteger.Abs(Numerator), Denominator);

    /// <summary>
    /// The text that reads back as this value: an integer, a decimal if the reduced denominator is divisible by 5 and by no
    /// prime but 2 and 5 and the decimal is not too long to be read exactly, otherwise a fraction.
    /// </summary>
    public override string ToString()
    {
        if (AsInt32 is { } small) return small.ToString(CultureInfo.InvariantCulture);
        if (IsWide || Denominator.IsOne) return DecimalText(Numerator, Exponent);
        if ((Denominator % 5).IsZero && DecimalPlaces(Denominator) is { } places && places < WidestDecimal)
        {
            var mantissa = Numerator * BigInteger.Pow(10, places) / Denominator;
            if (Digits(mantissa).Length + places <= WidestDecimal) return DecimalText(mantissa, -places);
        }
        return $"{Numerator.ToString(CultureInfo.InvariantCulture)}/{Denominator.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>Whether the value is spelled as numerator and denominator.</summary>
    internal bool IsFraction => !Denominator.IsOne && ToString().Contains('/', StringComparison.Ordinal);

    private static int? DecimalPlaces(BigInteger denominator)
    {
        var (twos, fives) = (0, 0);
        for (; denominator.IsEven; twos++) denominator >>= 1;
        for (; (denominator % 5).IsZero; fives++) denominator /= 5;
        return denominator.IsOne ? Math.Max(twos, fives) : null;
    }

    /// <summary>Spells mantissa * 10^exponent, with an exponent where the plain form would be long.</summary>
    private static string DecimalText(BigInteger mantissa, int exponent)
    {
        var digits = Digits(mantissa);
        var sign = mantissa.Sign < 0 ? "-" : "";
        var kept = digits.TrimEnd('0');
        if (kept.Length == 0) return "0";
        var scale = exponent + digits.Length - kept.Length;
        var leading = scale + kept.Length - 1;
        if (scale >= 0 && (leading < LongestPlainInteger || scale <= 3)) return sign + kept + new string('0', scale);
        if (scale >= 0 || leading < -5) return sign + Scientific(kept, leading);
        return leading < 0
            ? $"{sign}0.{new string('0', -leading - 1)}{kept}"
            : $"{sign}{kept.AsSpan(0, leading + 1)}.{kept.AsSpan(leading + 1)}";
    }

    private static string Digits(BigInteger mantissa) => BigInteger.Abs(mantissa).ToString(CultureInfo.InvariantCulture);

    private static string Scientific(string digits, int leading) =>
        string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{(digits.Length > 1 ? "." : "")}{digits.AsSpan(1)}e{leading}");

    /// <summary>Rounds n/d: 64 or more quotient bits and a sticky bit, then one rounding at the place that the exponent asks for.</summary>
    private static double Nearest(BigInteger n, BigInteger d)
    {
        if (n.IsZero) return 0;
        var shift = 66 - (int)(n.GetBitLength() - d.GetBitLength());
        var quotient = BigInteger.DivRem(shift >= 0 ? n << shift : n, shift >= 0 ? d : d << -shift, out var remainder);
        var bits = (int)quotient.GetBitLength();
        var exponent = bits - 1 - shift;
        if (exponent > 1023) return double.PositiveInfinity;
        var dropped = bits - (exponent >= -1022 ? 53 : 53 - (-1022 - exponent));
        if (dropped > bits) return 0;
        var kept = quotient >> dropped;
        var rest = quotient - (kept << dropped);
        var half = BigInteger.One << (dropped - 1);
        if (rest > half || (rest == half && (!remainder.IsZero || !kept.IsEven))) kept += 1;
        return Math.ScaleB((double)(ulong)kept, dropped - shift);
    }
}
