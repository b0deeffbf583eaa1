using SymDiff.Numerics;
using SymDiff.Support;
using SymDiff.Support.Mpfr;

namespace SymDiff.Tests.Numerics;

public class LogisticTests
{
    [MpfrFact]
    public void Log1mexp_is_within_2_ulp()
    {
        var samples = new Samples(1);
        samples.WithinUlps(2, Logistic.Log1mExp, BigFloat.Log1mExp,
            samples.Magnitudes(8_000, double.Epsilon, 800).Select(x => -x), samples.Uniform(12_000, -3, 0), samples.Around(1_000, -0.6931471805599453, 1e-3));
    }

    [MpfrFact]
    public void Softplus_is_within_2_ulp()
    {
        var samples = new Samples(2);
        samples.WithinUlps(2, Logistic.Softplus, BigFloat.Softplus,
            samples.Signed(8_000), samples.Uniform(10_000, -40, 40), samples.Uniform(2_000, -750, -700), samples.Around(500, 37, 1));
    }

    [MpfrFact]
    public void Sigmoid_is_within_2_ulp()
    {
        var samples = new Samples(3);
        samples.WithinUlps(2, Logistic.Sigmoid, BigFloat.Sigmoid, samples.Signed(8_000), samples.Uniform(10_000, -40, 40), samples.Uniform(2_000, -750, -700));
    }

    [MpfrFact]
    public void Logaddexp_is_within_2_ulp()
    {
        var samples = new Samples(4);
        samples.WithinUlps(2, Logistic.LogAddExp, BigFloat.LogAddExp,
            samples.Signed(8_000).Zip(samples.Signed(8_000)),
            samples.Uniform(8_000, -40, 40).Zip(samples.Uniform(8_000, -40, 40)),
            samples.Uniform(8_000, 0, 2).Zip(samples.Uniform(8_000, -2, 2)));
    }

    [MpfrFact]
    public void Logaddexp_is_within_2_ulp_where_its_terms_cancel_in_part()
    {
        var samples = new Samples(6);
        samples.WithinUlps(2, Logistic.LogAddExp, BigFloat.LogAddExp,
            samples.Uniform(8_000, -40, 0).Zip(samples.Uniform(8_000, 0, 4), (x, part) => (x, -part * Math.Exp(x))),
            samples.Uniform(4_000, -700, -40).Zip(samples.Uniform(4_000, 0, 4), (x, part) => (x, -part * Math.Exp(x))));
    }

    [MpfrFact]
    public void Logaddexp_of_complementary_probabilities_is_within_2_ulp_or_1e30_of_the_smaller()
    {
        foreach (var p in new Samples(5).Magnitudes(2_000, 1e-250, 0.5))
        {
            double x = Math.Log(p), y = Log1pFunction.Log1p(-p), got = Logistic.LogAddExp(x, y);
            var exact = BigFloat.LogAddExp(BigFloat.From(x, 2000), y);
            var error = BigFloat.Abs(BigFloat.From(got) - exact);
            Assert.True(UlpError.Ulps(got, exact) <= 2 || error < BigFloat.From(p) * 1e-30, $"logaddexp({x:R}, {y:R}) is {got:R}, exact {exact}");
        }
    }

    [Theory]
    [InlineData(0.0, double.NegativeInfinity)]
    [InlineData(1.0, double.NaN)]
    [InlineData(double.NegativeInfinity, -0.0)]
    [InlineData(double.NaN, double.NaN)]
    public void Special_values_of_log1mexp(double x, double expected) => Accuracy.Same(expected, Logistic.Log1mExp(x));

    [Theory]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(1e308, 1e308)]
    [InlineData(0.0, 0.6931471805599453)]
    [InlineData(double.NaN, double.NaN)]
    public void Special_values_of_softplus(double x, double expected) => Accuracy.Same(expected, Logistic.Softplus(x));

    [Theory]
    [InlineData(double.PositiveInfinity, 1.0)]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(0.0, 0.5)]
    [InlineData(-745.0, double.Epsilon)]
    [InlineData(double.NaN, double.NaN)]
    public void Special_values_of_sigmoid(double x, double expected) => Accuracy.Same(expected, Logistic.Sigmoid(x));

    [Theory]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(0.0, 1)]
    [InlineData(-0.0, 2)]
    [InlineData(-1e-320, 2)]
    public void The_sign_bit_decides(double x, double expected) => Accuracy.Same(expected, Logistic.BySign(x, 1, 2));

    [Theory]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity)]
    [InlineData(double.NegativeInfinity, 3.0, 3.0)]
    [InlineData(-1e308, 1e308, 1e308)]
    [InlineData(double.PositiveInfinity, double.NaN, double.NaN)]
    [InlineData(0.0, 0.0, 0.6931471805599453)]
    public void Special_values_of_logaddexp(double x, double y, double expected)
    {
        Accuracy.Same(expected, Logistic.LogAddExp(x, y));
        Accuracy.Same(expected, Logistic.LogAddExp(y, x));
    }
}
