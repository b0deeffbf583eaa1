using SymDiff.Numerics;
using SymDiff.Support;
using SymDiff.Support.Mpfr;

namespace SymDiff.Tests.Numerics;

public class DigammaFunctionTests
{
    private const double Bound = 1e-14;
    private const double PositiveZero = 1.4616321449683622;

    [MpfrFact]
    public void Digamma_has_a_relative_error_below_1e14_for_positive_arguments()
    {
        var samples = new Samples(1);
        samples.WithinRelative(Bound, DigammaFunction.Digamma, BigFloat.Digamma,
            samples.Magnitudes(1_000, 1e-307), samples.Uniform(1_500, 0, 12), samples.Around(500, PositiveZero, 0.4), samples.Around(300, 1, 0.1));
    }

    [MpfrFact]
    public void Digamma_of_negative_arguments_has_an_error_below_1e14_of_the_larger_term()
    {
        var samples = new Samples(2);
        samples.WithinScaled(Bound, DigammaFunction.Digamma, BigFloat.Digamma, x => Math.Max(Math.Abs(DigammaFunction.Digamma(x)), DigammaFunction.Digamma(2 - x)),
            samples.Uniform(800, -20, 0), samples.Uniform(300, -1e6, 0), samples.Magnitudes(300, 1e-300, 1).Select(x => -x));
    }

    [Theory]
    [InlineData(0.0, double.NegativeInfinity)]
    [InlineData(-0.0, double.PositiveInfinity)]
    [InlineData(double.Epsilon, double.NegativeInfinity)]
    [InlineData(-double.Epsilon, double.PositiveInfinity)]
    [InlineData(-1.0, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(1.0, -0.5772156649015329)]
    public void Special_values_of_digamma(double x, double expected) => Accuracy.Same(expected, DigammaFunction.Digamma(x));
}
