using SymDiff.Numerics;
using SymDiff.Support;
using SymDiff.Support.Mpfr;

namespace SymDiff.Tests.Numerics;

public class PolygammaFunctionTests
{
    private const double Bound = 1e-14;

    [MpfrTheory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(7), InlineData(8), InlineData(9), InlineData(22), InlineData(23), InlineData(60), InlineData(170)]
    public void Positive_arguments_have_a_relative_error_below_1e14(int order)
    {
        var samples = new Samples(order);
        var extent = Math.Pow(10, 300.0 / (order + 1));
        var inRange = samples.Magnitudes(150, 1 / extent, extent).Concat(samples.Uniform(150, 0, 2.0 * order + 20))
            .Where(x => Math.Abs(PolygammaFunction.Polygamma(order, x)) is > 1e-300 and < double.PositiveInfinity);
        samples.WithinRelative(Bound, x => PolygammaFunction.Polygamma(order, x), x => BigFloat.Polygamma(order, x), inRange);
    }

    [MpfrTheory]
    [InlineData(1), InlineData(3), InlineData(5), InlineData(21), InlineData(25)]
    public void Odd_orders_have_no_zeros_and_keep_that_bound_for_negative_arguments(int order)
    {
        var samples = new Samples(order);
        samples.WithinRelative(Bound, x => PolygammaFunction.Polygamma(order, x), x => BigFloat.Polygamma(order, x),
            samples.Uniform(60, -3, 0), samples.Uniform(60, -30, 0), samples.Uniform(60, -1e6, 0));
    }

    [MpfrTheory]
    [InlineData(2), InlineData(4), InlineData(20), InlineData(24)]
    public void Even_orders_have_an_error_below_1e14_of_the_odd_order_sum(int order)
    {
        var samples = new Samples(order);
        samples.WithinScaled(Bound, x => PolygammaFunction.Polygamma(order, x), x => BigFloat.Polygamma(order, x), x => PoleSum(order, x),
            samples.Uniform(60, -3, 0), samples.Uniform(60, -30, 0), samples.Uniform(60, -1e6, 0));
    }

    [MpfrFact]
    public void High_orders_neither_overflow_nor_underflow_before_the_result_does()
    {
        var samples = new Samples(1);
        samples.WithinRelative(Bound, x => PolygammaFunction.Polygamma(1000, x), x => BigFloat.Polygamma(1000, x), samples.Uniform(30, 200, 700));
    }

    [Fact]
    public void Order_0_is_digamma() => Assert.Equal(DigammaFunction.Digamma(3.7), PolygammaFunction.Polygamma(0, 3.7));

    [Fact]
    public void Opposite_poles_of_a_half_integer_cancel_exactly_in_even_orders() =>
        Assert.Equal(-PolygammaFunction.Polygamma(2, 1000.5), -PolygammaFunction.Polygamma(2, -999.5));

    [Theory]
    [InlineData(1.0, 0.0, double.PositiveInfinity)]
    [InlineData(1.0, -2.0, double.PositiveInfinity)]
    [InlineData(2.0, 0.0, double.NegativeInfinity)]
    [InlineData(2.0, -0.0, double.PositiveInfinity)]
    [InlineData(2.0, -2.0, double.NaN)]
    [InlineData(1.0, double.PositiveInfinity, 0.0)]
    [InlineData(2.0, double.PositiveInfinity, -0.0)]
    [InlineData(1.0, double.NegativeInfinity, double.NaN)]
    [InlineData(1.0, double.NaN, double.NaN)]
    [InlineData(0.5, 1.0, double.NaN)]
    [InlineData(-1.0, 1.0, double.NaN)]
    [InlineData(double.NaN, 1.0, double.NaN)]
    [InlineData(double.PositiveInfinity, 1.0, double.NaN)]
    [InlineData(171.0, 0.5, double.PositiveInfinity)]
    [InlineData(201.0, -0.3, double.PositiveInfinity)]
    [InlineData(200.0, -0.3, double.PositiveInfinity)]
    public void Special_values_of_polygamma(double order, double x, double expected) => Accuracy.Same(expected, PolygammaFunction.Polygamma(order, x));

    // n!/|d|^(n+1), d the distance to the nearest pole: what the terms of opposite sign amount to.
    private static double PoleSum(int order, double x) => GammaFunction.Gamma(order + 1) / Math.Pow(Math.Abs(x - Math.Round(x)), order + 1);
}
