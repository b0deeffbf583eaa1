using SymDiff.Numerics;
using SymDiff.Support;
using SymDiff.Support.Mpfr;

namespace SymDiff.Tests.Numerics;

public class HypotFunctionTests
{
    private const double TwoTo600 = 4.149515568880993e180;

    [MpfrFact]
    public void Hypot_is_within_2_ulp()
    {
        var samples = new Samples(1);
        samples.WithinUlps(2, HypotFunction.Hypot, BigFloat.Hypot,
            samples.Signed(8_000).Zip(samples.Signed(8_000)),
            samples.Uniform(8_000, -10, 10).Zip(samples.Uniform(8_000, -10, 10)),
            samples.Magnitudes(4_000, double.Epsilon, 1e-300).Zip(samples.Magnitudes(4_000, double.Epsilon, 1e-300)),
            samples.Magnitudes(4_000, 1e290).Zip(samples.Magnitudes(4_000, 1e290)));
    }

    [Theory]
    [InlineData(0.0, -0.0, 0.0)]
    [InlineData(-3.0, 4.0, 5.0)]
    [InlineData(double.PositiveInfinity, double.NaN, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, 1.0, double.NaN)]
    [InlineData(0.0, double.NaN, double.NaN)]
    [InlineData(3 * TwoTo600, 4 * TwoTo600, 5 * TwoTo600)]
    [InlineData(3 / TwoTo600, 4 / TwoTo600, 5 / TwoTo600)]
    [InlineData(double.Epsilon, 0.0, double.Epsilon)]
    [InlineData(double.MaxValue, double.MaxValue, double.PositiveInfinity)]
    public void Special_values_of_hypot(double x, double y, double expected)
    {
        Accuracy.Same(expected, HypotFunction.Hypot(x, y));
        Accuracy.Same(expected, HypotFunction.Hypot(y, x));
    }
}
