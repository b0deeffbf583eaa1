using System.Globalization;

namespace SymDiff.Cli.Tests;

public class DoubleTextTests
{
    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(-0.0, "-0")]
    [InlineData(0.1, "0.1")]
    [InlineData(-1.5, "-1.5")]
    [InlineData(1e-5, "0.00001")]
    [InlineData(-1.25e-5, "-0.0000125")]
    [InlineData(9.5e-6, "9.5e-6")]
    [InlineData(1e15, "1000000000000000")]
    [InlineData(1234567890123456.0, "1234567890123456")]
    [InlineData(1e16, "1e16")]
    [InlineData(-1.25e300, "-1.25e300")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(double.MaxValue, "1.7976931348623157e308")]
    [InlineData(double.NaN, "nan")]
    [InlineData(double.PositiveInfinity, "inf")]
    [InlineData(double.NegativeInfinity, "-inf")]
    public void A_double_has_one_spelling(double value, string expected) => Assert.Equal(expected, DoubleText.Of(value));

    [Theory]
    [InlineData(0.123456789, 2, "0.12")]
    [InlineData(-1234.5678, 6, "-1234.57")]
    [InlineData(double.MaxValue, 10, "1.7976931348623157e308")]
    [InlineData(double.NaN, 3, "nan")]
    [InlineData(double.NegativeInfinity, 3, "-inf")]
    public void A_double_can_be_short(double value, int digits, string expected) => Assert.Equal(expected, DoubleText.Brief(value, digits));

    [Fact]
    public void Every_spelling_reads_back()
    {
        var random = new Random(20_261);
        for (var i = 0; i < 20_000; i++)
        {
            var value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            if (double.IsFinite(value)) Assert.Equal(value, double.Parse(DoubleText.Of(value), CultureInfo.InvariantCulture));
        }
    }
}
