using SymDiff.Numerics;
using SymDiff.Support;
using SymDiff.Support.Mpfr;

namespace SymDiff.Tests.Numerics;

public class Expm1FunctionTests
{
    [MpfrFact]
    public void Expm1_is_within_2_ulp()
    {
        var samples = new Samples(1);
        samples.WithinUlps(2, Expm1Function.Expm1, BigFloat.Expm1,
            samples.Signed(10_000), samples.Uniform(10_000, -2, 2), samples.Uniform(2_000, -40, 711), samples.Around(1_000, 0.7, 1e-3), samples.Around(1_000, -0.7, 1e-3));
    }

    [MpfrFact]
    public void The_extended_exponential_has_a_hundred_bits()
    {
        var samples = new Samples(2);
        foreach (var x in samples.Uniform(500, -600, 0).Concat(samples.Magnitudes(500, 1e-100, 5).Select(x => -x)))
        {
            Close(BigFloat.Exp(x), Expm1Function.ExpExtended(x));
            Close(BigFloat.Expm1(x), Expm1Function.Expm1Extended(x));
        }

        static void Close(BigFloat exact, DoubleDouble value) =>
            Assert.True(BigFloat.Abs(BigFloat.From(value.High) + value.Low - exact) <= BigFloat.Abs(exact) * 2e-30, $"expected {exact}, got {value.High:R} + {value.Low:R}");
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(double.Epsilon, double.Epsilon)]
    [InlineData(-1e-300, -1e-300)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, -1.0)]
    [InlineData(-800.0, -1.0)]
    [InlineData(710.0, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    public void Special_values_of_expm1(double x, double expected) => Accuracy.Same(expected, Expm1Function.Expm1(x));

    [Fact]
    public void Expm1_of_minus_zero_is_minus_zero() => Accuracy.Same(-0.0, Expm1Function.Expm1(-0.0));
}
