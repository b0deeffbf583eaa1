using SymDiff.Numerics;
using SymDiff.Support;
using SymDiff.Support.Mpfr;

namespace SymDiff.Tests.Numerics;

public class TanhFunctionTests
{
    [MpfrFact]
    public void Tanh_is_within_2_ulp()
    {
        var samples = new Samples(1);
        samples.WithinUlps(2, TanhFunction.Tanh, BigFloat.Tanh, samples.Signed(10_000), samples.Uniform(10_000, -3, 3), samples.Around(2_000, 0.55, 0.01), samples.Uniform(2_000, 15, 25));
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(double.Epsilon, double.Epsilon)]
    [InlineData(double.PositiveInfinity, 1.0)]
    [InlineData(double.NegativeInfinity, -1.0)]
    [InlineData(double.NaN, double.NaN)]
    public void Special_values_of_tanh(double x, double expected) => Accuracy.Same(expected, TanhFunction.Tanh(x));

    [Fact]
    public void Tanh_of_minus_zero_is_minus_zero() => Accuracy.Same(-0.0, TanhFunction.Tanh(-0.0));
}
