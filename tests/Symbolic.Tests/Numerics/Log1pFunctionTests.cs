using SymDiff.Numerics;
using SymDiff.Support;
using SymDiff.Support.Mpfr;

namespace SymDiff.Tests.Numerics;

public class Log1pFunctionTests
{
    [MpfrFact]
    public void Log1p_is_within_2_ulp()
    {
        var samples = new Samples(1);
        samples.WithinUlps(2, Log1pFunction.Log1p, BigFloat.Log1p,
            samples.Magnitudes(10_000), samples.Signed(8_000, double.Epsilon, 1), samples.Uniform(8_000, -1, 2), samples.Around(1_000, 1e-5, 1e-8));
    }

    [MpfrFact]
    public void A_tail_of_the_argument_counts()
    {
        foreach (var x in new Samples(2).Uniform(2_000, -0.5, 1))
        {
            var value = Log1pFunction.Split(x, x * 1e-17);
            Assert.True(UlpError.Ulps(value.High + value.Low, BigFloat.Log1p(BigFloat.From(x) + x * 1e-17)) <= 2, $"log1p({x} + tail)");
        }
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(double.Epsilon, double.Epsilon)]
    [InlineData(-1e-300, -1e-300)]
    [InlineData(-1.0, double.NegativeInfinity)]
    [InlineData(-1.5, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    public void Special_values_of_log1p(double x, double expected) => Accuracy.Same(expected, Log1pFunction.Log1p(x));

    [Fact]
    public void Log1p_of_minus_zero_is_minus_zero() => Accuracy.Same(-0.0, Log1pFunction.Log1p(-0.0));
}
