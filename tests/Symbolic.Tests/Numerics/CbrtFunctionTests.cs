using SymDiff.Numerics;
using SymDiff.Support;
using SymDiff.Support.Mpfr;

namespace SymDiff.Tests.Numerics;

public class CbrtFunctionTests
{
    [MpfrFact]
    public void Cbrt_is_within_2_ulp()
    {
        var samples = new Samples(1);
        samples.WithinUlps(2, CbrtFunction.Cbrt, BigFloat.Cbrt, samples.Signed(20_000), samples.Magnitudes(2_000, double.Epsilon, 1e-300));
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(-27.0, -3.0)]
    [InlineData(1e300, 1e100)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, double.NegativeInfinity)]
    [InlineData(double.NaN, double.NaN)]
    public void Special_values_of_cbrt(double x, double expected) => Accuracy.Same(expected, CbrtFunction.Cbrt(x));

    [Fact]
    public void Cbrt_of_minus_zero_is_minus_zero() => Accuracy.Same(-0.0, CbrtFunction.Cbrt(-0.0));
}
