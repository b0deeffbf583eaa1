using SymDiff.Numerics;
using SymDiff.Support;
using SymDiff.Support.Mpfr;

namespace SymDiff.Tests.Numerics;

public class GainsTests
{
    private const int Bits = 2_400;

    [MpfrFact]
    public void Steps_of_roots_and_logarithms_are_within_3_ulp()
    {
        var samples = new Samples(1);
        samples.WithinUlps(3, Gains.SqrtStep, (x, y) => BigFloat.Sqrt(Wide(x) + Wide(y)) - BigFloat.Sqrt(Wide(x)), Pairs(samples, samples.Magnitudes(4_000, 1e-150, 1e150), 1e-30, 1e30));
        samples.WithinUlps(3, Gains.RootGain, (x, y) => BigFloat.Sqrt(Wide(x) * Wide(x) + Wide(y)) - Wide(x), Pairs(samples, samples.Signed(4_000, 1e-100, 1e200), 1e-30, 1e30));
        samples.WithinUlps(3, Gains.LogStep, x => BigFloat.Log1p(1 / Wide(x)), samples.Magnitudes(4_000, 1e-290, 1e290));
    }

    [MpfrFact]
    public void Powers_near_one_are_within_4_ulp()
    {
        var samples = new Samples(2);
        samples.WithinUlps(4, Gains.Compound, (x, y) => BigFloat.Pow(Wide(x) + 1, y), Pairs(samples, samples.Signed(4_000, 1e-20, 0.9), 1e-3, 100));
        samples.WithinUlps(4, Gains.CompoundGain, (x, y) => BigFloat.Pow(Wide(x) + 1, y) - 1, Pairs(samples, samples.Signed(4_000, 1e-20, 1e-3), 1e-3, 100));
        samples.WithinUlps(4, Gains.PowerGain, (x, y) => BigFloat.Pow(Wide(x), y) - 1, Pairs(samples, samples.Magnitudes(4_000, 0.9, 1.1), 1e-12, 1));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 4, 2)]
    [InlineData(1, double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(1, -2, double.NaN)]
    public void Steps_of_roots_at_the_ends(double x, double y, double expected) => Accuracy.Same(expected, Gains.SqrtStep(x, y));

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 4, 2)]
    [InlineData(1e200, 1e300, 5e99)]
    [InlineData(-1e200, 1, 2e200)]
    [InlineData(5e-324, 5e-324, 2.2227587494850775e-162)]
    [InlineData(1, double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(1, -2, double.NaN)]
    public void Gains_of_roots_at_the_ends(double x, double y, double expected) => Accuracy.Same(expected, Gains.RootGain(x, y));

    [Theory]
    [InlineData(double.PositiveInfinity, -2, 0)]
    [InlineData(double.PositiveInfinity, 2, double.PositiveInfinity)]
    [InlineData(-1, 2, 0)]
    [InlineData(-3, 2, 4)]
    [InlineData(-1, -1, double.PositiveInfinity)]
    [InlineData(1e-17, 1e17, 2.718281828459045)]
    public void Powers_of_one_and_more_at_the_ends(double x, double y, double expected) => Accuracy.Same(expected, Gains.Compound(x, y));

    private static BigFloat Wide(BigFloat x) => x.WithPrecision(Bits);

    /// <summary>Each first argument with a second one of either sign.</summary>
    private static IEnumerable<(double, double)> Pairs(Samples samples, IEnumerable<double> first, double low, double high) => first.Zip(samples.Signed(100_000, low, high));
}
