using SymDiff.Numerics;
using SymDiff.Support;
using SymDiff.Support.Mpfr;

namespace SymDiff.Tests.Numerics;

public class ExtremeFactorsTests
{
    [MpfrFact]
    public void The_product_of_exponentials_has_all_digits_where_a_factor_overflows()
    {
        var samples = new Samples(20261122);
        var arguments = samples.Uniform(4_000, -1400, 1400).Zip(samples.Uniform(4_000, -700, 700), (x, sum) => (x, sum - x)).ToList();
        samples.WithinUlps(2.5, ExtremeFactors.ExpProduct, (x, y) => BigFloat.Exp(x + y), arguments);
        samples.WithinUlps(2.5, ExtremeFactors.ExpRatio, (x, y) => BigFloat.Exp(x - y), arguments.Select(a => (a.x, -a.Item2)));
    }

    [Theory]
    [InlineData(double.PositiveInfinity, 1, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 1, 0)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity, double.NaN)]
    [InlineData(1e300, -3, double.PositiveInfinity)]
    [InlineData(-1e300, 3, 0)]
    [InlineData(1e308, 1e308, double.PositiveInfinity)]
    public void Exponents_beyond_the_range_overflow_or_vanish(double x, double y, double expected) => Accuracy.Same(expected, ExtremeFactors.ExpProduct(x, y));
}
