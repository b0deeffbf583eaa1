using SymDiff.Numerics;
using SymDiff.Support;
using SymDiff.Support.Mpfr;

namespace SymDiff.Tests.Numerics;

public class ErrorFunctionTests
{
    [MpfrFact]
    public void Erf_is_within_2_ulp()
    {
        var samples = new Samples(1);
        samples.WithinUlps(2, ErrorFunction.Erf, BigFloat.Erf, samples.Signed(10_000), samples.Uniform(10_000, -7, 7), samples.Around(1_000, 1, 0.01));
    }

    [MpfrFact]
    public void Erfc_is_within_2_ulp()
    {
        var samples = new Samples(2);
        samples.WithinUlps(2, ErrorFunction.Erfc, BigFloat.Erfc,
            samples.Signed(1_000, double.Epsilon, 100), samples.Uniform(4_000, -2, 5), samples.Uniform(500, 5, 26), samples.Uniform(500, 26, 27.5));
    }

    [MpfrFact]
    public void Scaled_functions_and_logarithms_are_within_3_ulp()
    {
        var samples = new Samples(4);
        IEnumerable<double>[] all = [samples.Uniform(4_000, -20, 30), samples.Around(1_000, 0.5, 0.01), samples.Around(1_000, 0, 0.01)];
        samples.WithinUlps(3, ErrorFunction.ScaledErfc, x => BigFloat.Exp(x * x) * BigFloat.Erfc(x), all);
        samples.WithinUlps(3, ErrorFunction.Hazard, x => BigFloat.Exp(-(x * x)) / BigFloat.Erfc(x), all);
        samples.WithinUlps(3, ErrorFunction.LogErfc, x => BigFloat.Log1p(-BigFloat.Erf(x)), samples.Uniform(4_000, -3, 8));
        samples.WithinUlps(3, ErrorFunction.LogHalfErfc, x => BigFloat.Log1p(-BigFloat.Erfc(-x) / 2), samples.Uniform(4_000, -20, 8));
    }

    [Theory]
    [InlineData(double.PositiveInfinity, 0, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, 0, 0.6931471805599453, -0.0)]
    [InlineData(1e200, 5.641895835477563e-201, 1.772453850905516e200, double.NegativeInfinity, double.NegativeInfinity)]
    [InlineData(0, 1, 1, -0.0, -0.6931471805599453)]
    [InlineData(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN)]
    public void Scaled_functions_at_the_ends(double x, double scaled, double hazard, double log, double logHalf)
    {
        Accuracy.Same(scaled, ErrorFunction.ScaledErfc(x));
        Accuracy.Same(hazard, ErrorFunction.Hazard(x));
        Accuracy.Same(log, ErrorFunction.LogErfc(x));
        Accuracy.Same(logHalf, ErrorFunction.LogHalfErfc(x));
    }

    [MpfrFact]
    public void The_pieces_of_the_tail_meet()
    {
        var samples = new Samples(3);
        for (var edge = 0.5; edge <= 4; edge += 0.25)
            samples.WithinUlps(2, ErrorFunction.Erfc, BigFloat.Erfc, samples.Around(30, edge, 1e-3));
    }

    [Theory]
    [InlineData(0.0, 0.0, 1.0)]
    [InlineData(double.PositiveInfinity, 1.0, 0.0)]
    [InlineData(double.NegativeInfinity, -1.0, 2.0)]
    [InlineData(double.NaN, double.NaN, double.NaN)]
    [InlineData(1e-300, 1.1283791670955126e-300, 1.0)]
    [InlineData(27.226, 1.0, double.Epsilon)]
    [InlineData(27.3, 1.0, 0.0)]
    [InlineData(-7.0, -1.0, 2.0)]
    public void Special_values_of_erf_and_erfc(double x, double erf, double erfc)
    {
        Accuracy.Same(erf, ErrorFunction.Erf(x));
        Accuracy.Same(erfc, ErrorFunction.Erfc(x));
    }

    [Fact]
    public void Erf_of_minus_zero_is_minus_zero() => Accuracy.Same(-0.0, ErrorFunction.Erf(-0.0));
}
