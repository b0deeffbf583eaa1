using SymDiff.Numerics;
using SymDiff.Support;
using SymDiff.Support.Mpfr;

namespace SymDiff.Tests.Numerics;

public class EntropyTermTests
{
    [MpfrFact]
    public void Xlogy_is_within_2_ulp()
    {
        var samples = new Samples(1);
        samples.WithinUlps(2, EntropyTerm.XLogY, BigFloat.XLogY,
            samples.Signed(10_000).Zip(samples.Magnitudes(10_000)), samples.Signed(10_000, 1e-9, 1000).Zip(samples.Uniform(10_000, 0, 3)));
    }

    [MpfrFact]
    public void Xlog1py_is_within_2_ulp()
    {
        var samples = new Samples(2);
        samples.WithinUlps(2, EntropyTerm.XLog1pY, BigFloat.XLog1pY,
            samples.Signed(8_000).Zip(samples.Magnitudes(8_000)),
            samples.Signed(8_000, 1e-9, 1000).Zip(samples.Uniform(8_000, -1, 3)),
            samples.Signed(4_000, 1e-9, 1000).Zip(samples.Signed(4_000, 1e-300, 1)));
    }

    [Theory]
    [InlineData(0.0, 0.0, 0.0)]
    [InlineData(-0.0, 2.0, 0.0)]
    [InlineData(0.0, -1.0, 0.0)]
    [InlineData(0.0, double.PositiveInfinity, 0.0)]
    [InlineData(0.0, double.NaN, double.NaN)]
    [InlineData(2.0, 0.0, double.NegativeInfinity)]
    [InlineData(2.0, -1.0, double.NaN)]
    [InlineData(double.PositiveInfinity, 2.0, double.PositiveInfinity)]
    public void Special_values_of_xlogy(double x, double y, double expected) => Accuracy.Same(expected, EntropyTerm.XLogY(x, y));

    [Theory]
    [InlineData(0.0, -1.0, 0.0)]
    [InlineData(0.0, -2.0, 0.0)]
    [InlineData(0.0, double.NaN, double.NaN)]
    [InlineData(2.0, -1.0, double.NegativeInfinity)]
    [InlineData(2.0, -2.0, double.NaN)]
    [InlineData(double.PositiveInfinity, 1e-9, double.PositiveInfinity)]
    [InlineData(1.0, -0.0, -0.0)]
    public void Special_values_of_xlog1py(double x, double y, double expected) => Accuracy.Same(expected, EntropyTerm.XLog1pY(x, y));
}
