using SymDiff.Numerics;
using SymDiff.Support;
using SymDiff.Support.Mpfr;

namespace SymDiff.Tests.Numerics;

public class GammaFunctionTests
{
    private const double Bound = 1e-14;

    [MpfrFact]
    public void Gamma_has_a_relative_error_below_1e14()
    {
        var samples = new Samples(1);
        samples.WithinRelative(Bound, GammaFunction.Gamma, BigFloat.Gamma,
            samples.Uniform(2_000, 0, 172), samples.Uniform(2_000, -170, 0), samples.Uniform(2_000, 0, 25), samples.Signed(1_000, 1e-307, 1));
    }

    [MpfrFact]
    public void Gamma_underflows_gradually()
    {
        var samples = new Samples(2);
        samples.WithinUlps(64, GammaFunction.Gamma, BigFloat.Gamma, samples.Uniform(1_000, -190, -168));
    }

    [MpfrFact]
    public void Lgamma_has_a_relative_error_below_1e14_for_positive_arguments()
    {
        var samples = new Samples(3);
        samples.WithinRelative(Bound, GammaFunction.LGamma, BigFloat.LGamma,
            samples.Magnitudes(1_500, double.Epsilon, 2.5e305), samples.Uniform(2_000, 0, 12), samples.Around(700, 1, 0.5), samples.Around(700, 2, 0.5));
    }

    [MpfrFact]
    public void Lgamma_of_negative_arguments_has_an_error_below_1e14_of_the_larger_term()
    {
        var samples = new Samples(4);
        samples.WithinScaled(Bound, GammaFunction.LGamma, BigFloat.LGamma, x => Math.Max(1, GammaFunction.LGamma(-x)),
            samples.Uniform(1_000, -10, 0), samples.Uniform(1_000, -1000, 0), samples.Magnitudes(500, 1e-300, 1e15).Select(x => -x));
    }

    [Fact]
    public void Gamma_of_an_integer_is_the_exact_factorial()
    {
        double factorial = 1;
        for (var n = 1; n <= 23; factorial *= n++) Assert.Equal(factorial, GammaFunction.Gamma(n));
    }

    [Theory]
    [InlineData(0.0, double.PositiveInfinity)]
    [InlineData(-0.0, double.NegativeInfinity)]
    [InlineData(-1.0, double.NaN)]
    [InlineData(-1e300, double.NaN)]
    [InlineData(-1000.5, -0.0)]
    [InlineData(-1001.5, 0.0)]
    [InlineData(171.7, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    public void Special_values_of_gamma(double x, double expected) => Accuracy.Same(expected, GammaFunction.Gamma(x));

    [Theory]
    [InlineData(0.0, double.PositiveInfinity)]
    [InlineData(1.0, 0.0)]
    [InlineData(2.0, 0.0)]
    [InlineData(-3.0, double.PositiveInfinity)]
    [InlineData(-1e300, double.PositiveInfinity)]
    [InlineData(1e306, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    public void Special_values_of_lgamma(double x, double expected) => Accuracy.Same(expected, GammaFunction.LGamma(x));

    [Fact]
    public void Lgamma_does_not_see_the_sign_of_zero() => Accuracy.Same(double.PositiveInfinity, GammaFunction.LGamma(-0.0));
}
