using SymDiff.Numerics;
using SymDiff.Support;
using SymDiff.Support.Mpfr;

namespace SymDiff.Tests.Numerics;

public class AcoshFunctionTests
{
    [MpfrFact]
    public void Acosh_is_within_2_ulp()
    {
        var samples = new Samples(1);
        samples.WithinUlps(2, AcoshFunction.Acosh, BigFloat.Acosh,
            samples.Magnitudes(8_000, 1), samples.Uniform(8_000, 1, 3), samples.Magnitudes(8_000, 1e-15, 1).Select(t => 1 + t), samples.Around(500, 1L << 28, 100));
    }

    [Theory]
    [InlineData(1.0, 0.0)]
    [InlineData(0.9999, double.NaN)]
    [InlineData(-1.0, double.NaN)]
    [InlineData(-3.0, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    public void Special_values_of_acosh(double x, double expected) => Accuracy.Same(expected, AcoshFunction.Acosh(x));
}
