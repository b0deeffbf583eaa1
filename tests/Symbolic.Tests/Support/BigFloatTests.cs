using SymDiff.Support;
using SymDiff.Support.Mpfr;

namespace SymDiff.Tests.Support;

public class BigFloatTests
{
    [MpfrFact]
    public void Conversion_from_double_and_back_is_exact()
    {
        foreach (var x in new Samples(1).Signed(1_000).Concat([0.0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue]))
            Accuracy.Same(x, BigFloat.From(x).ToDouble());
    }

    [MpfrTheory]
    [InlineData("0.1", 0.1)]
    [InlineData("-2.5e-324", -5e-324)]
    [InlineData("2.4e-324", 0.0)]
    [InlineData("1.7976931348623159e308", double.PositiveInfinity)]
    [InlineData("9007199254740993", 9007199254740992.0)]
    [InlineData("9007199254740993.0000000001", 9007199254740994.0)]
    public void Decimal_text_becomes_the_nearest_double(string text, double expected) => Accuracy.Same(expected, BigFloat.Parse(text).ToDouble());

    [MpfrFact]
    public void Text_that_is_no_number_is_refused() => Assert.Throws<FormatException>(() => BigFloat.Parse("1.5x"));

    [MpfrFact]
    public void Operations_keep_the_larger_precision()
    {
        var third = BigFloat.From(1, 300) / BigFloat.From(3, 100);
        Assert.Equal(300, third.Precision);
        Assert.True(BigFloat.Abs(third * 3 - 1) < 1e-89);
    }

    // 50 digits of published tables: NIST DLMF and OEIS A000796, A001113, A002161, A013661.
    [MpfrTheory]
    [InlineData("exp", 1.0, "2.71828182845904523536028747135266249775724709369996")]
    [InlineData("atan", 1.0, "0.78539816339744830961566084581987572104929234984378")]
    [InlineData("gamma", 0.5, "1.77245385090551602729816748334114518279754945612239")]
    [InlineData("digamma", 1.0, "-0.57721566490153286060651209008240243104215933593992")]
    [InlineData("trigamma", 1.0, "1.64493406684822643647241516664602518921894990120680")]
    [InlineData("trigamma", 0.5, "4.93480220054467930941724549993807556765684970362039")]
    public void Values_agree_with_published_ones(string function, double x, string expected)
    {
        BigFloat value = function switch
        {
            "exp" => BigFloat.Exp(x),
            "atan" => BigFloat.Atan(x),
            "gamma" => BigFloat.Gamma(x),
            "digamma" => BigFloat.Digamma(x),
            _ => BigFloat.Polygamma(1, x),
        };
        Assert.True(BigFloat.Abs(value - BigFloat.Parse(expected)) < 1e-49, $"{function}({x}) is {value}");
    }

    [MpfrTheory]
    [InlineData(1, -40.3)]
    [InlineData(2, -40.3)]
    [InlineData(5, -60.7)]
    public void Reflection_and_recurrence_of_polygamma_agree(int order, double x)
    {
        // psi_n(x) - psi_n(x + m) = (-1)^(n+1) n! times the sum of (x + k)^-(n+1) over k < m, DLMF 5.15.5; m leads across to the positive side.
        const int Steps = 70;
        var powers = Enumerable.Range(0, Steps).Aggregate(BigFloat.From(0), (sum, k) => sum + BigFloat.Pow(BigFloat.From(x) + k, -order - 1));
        var expected = powers * BigFloat.Gamma(order + 1) * (order % 2 == 0 ? -1 : 1);
        var difference = BigFloat.Polygamma(order, x) - BigFloat.Polygamma(order, BigFloat.From(x) + Steps);
        Assert.True(BigFloat.Abs(difference - expected) < BigFloat.Abs(expected) * 1e-50, $"difference {difference}, expected {expected}");
    }

    [MpfrFact]
    public void Ulps_count_units_of_the_exact_value()
    {
        Assert.Equal(0, UlpError.Ulps(1, 1));
        Assert.Equal(1, UlpError.Ulps(Math.BitIncrement(1.5), 1.5));
        Assert.Equal(0.25, UlpError.Ulps(1, BigFloat.From(1) + Math.ScaleB(1, -54)));
        Assert.Equal(3, UlpError.Ulps(4 * double.Epsilon, double.Epsilon));
        Assert.Equal(0, UlpError.Ulps(double.PositiveInfinity, BigFloat.Exp(1000)));
        Assert.Equal(1, UlpError.Ulps(double.MaxValue, BigFloat.Exp(1000)));
        Assert.Equal(double.PositiveInfinity, UlpError.Ulps(double.NaN, 1));
        Assert.Equal(double.PositiveInfinity, UlpError.Ulps(1, double.NaN));
        Assert.Equal(double.PositiveInfinity, UlpError.Ulps(double.PositiveInfinity, 1));
    }
}
