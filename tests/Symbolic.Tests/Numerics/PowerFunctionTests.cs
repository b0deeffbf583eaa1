using SymDiff.Numerics;
using SymDiff.Support;
using SymDiff.Support.Mpfr;

namespace SymDiff.Tests.Numerics;

public class PowerFunctionTests
{
    [MpfrFact]
    public void Pow_is_within_2_ulp()
    {
        var samples = new Samples(1);
        samples.WithinUlps(2, PowerFunction.Pow, BigFloat.Pow,
            samples.Magnitudes(10_000).Zip(samples.Signed(10_000, 1e-9, 1000)), samples.Uniform(10_000, 0, 10).Zip(samples.Uniform(10_000, -300, 300)));
    }

    [MpfrTheory]
    [InlineData(-40), InlineData(-3), InlineData(-2), InlineData(-1), InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(17), InlineData(1000)]
    public void Integer_powers_are_within_2_ulp(int n)
    {
        var samples = new Samples(n);
        samples.WithinUlps(2, x => PowerFunction.PowInt(x, n), x => BigFloat.Pow(x, BigFloat.From(n)),
            samples.Signed(1_000), samples.Uniform(2_000, -2, 2), samples.Signed(1_000, 1e-170, 1e-150), samples.Signed(1_000, 1e150, 1e165));
    }

    [Theory]
    [InlineData(double.NaN, 0.0, 1.0)]
    [InlineData(1.0, double.NaN, 1.0)]
    [InlineData(-1.0, double.PositiveInfinity, 1.0)]
    [InlineData(-8.0, 1.0 / 3, double.NaN)]
    [InlineData(-2.0, 3.0, -8.0)]
    [InlineData(0.0, -1.0, double.PositiveInfinity)]
    [InlineData(-0.0, -1.0, double.NegativeInfinity)]
    [InlineData(-0.0, 3.0, -0.0)]
    public void Special_values_of_pow(double x, double y, double expected) => Accuracy.Same(expected, PowerFunction.Pow(x, y));

    [Theory]
    [InlineData(double.NaN, 0, 1.0)]
    [InlineData(-0.0, 1, -0.0)]
    [InlineData(-0.0, 3, -0.0)]
    [InlineData(-0.0, -1, double.NegativeInfinity)]
    [InlineData(double.NegativeInfinity, 2, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, -3, -0.0)]
    public void Special_values_of_integer_powers(double x, int n, double expected) => Accuracy.Same(expected, PowerFunction.PowInt(x, n));
}
