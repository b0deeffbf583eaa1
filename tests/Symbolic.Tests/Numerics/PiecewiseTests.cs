using SymDiff.Numerics;
using SymDiff.Support;
using SymDiff.Support.Mpfr;

namespace SymDiff.Tests.Numerics;

public class PiecewiseTests
{
    [MpfrFact]
    public void Mod_is_correctly_rounded()
    {
        var samples = new Samples(1);
        samples.WithinUlps(0.5, Piecewise.Mod, BigFloat.Mod,
            samples.Signed(10_000, 1e-9, 1e4).Zip(samples.Signed(10_000, 1e-9, 1e4)), samples.Signed(10_000, double.Epsilon, 1e20).Zip(samples.Signed(10_000, 1e-20, 1e20)));
    }

    [MpfrFact]
    public void Rounding_is_exact()
    {
        var samples = new Samples(2);
        double[] ties = [.. Enumerable.Range(-10, 20).Select(k => k + 0.5), .. samples.Signed(5_000)];
        samples.WithinUlps(0, Piecewise.Round, BigFloat.Round, ties);
        samples.WithinUlps(0, Piecewise.Trunc, BigFloat.Trunc, ties);
    }

    [Theory]
    [InlineData(5.5, 2.0, 1.5)]
    [InlineData(-5.5, 2.0, 0.5)]
    [InlineData(5.5, -2.0, -0.5)]
    [InlineData(-5.5, -2.0, -1.5)]
    [InlineData(-4.0, 2.0, 0.0)]
    [InlineData(4.0, -2.0, -0.0)]
    [InlineData(1.0, 0.0, double.NaN)]
    [InlineData(double.PositiveInfinity, 2.0, double.NaN)]
    [InlineData(1.0, double.PositiveInfinity, 1.0)]
    [InlineData(-1.0, double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, 2.0, double.NaN)]
    [InlineData(1.0, double.NaN, double.NaN)]
    public void The_remainder_has_the_sign_of_the_divisor(double x, double y, double expected) => Accuracy.Same(expected, Piecewise.Mod(x, y));

    [Theory]
    [InlineData(0.5, 0.0)]
    [InlineData(1.5, 2.0)]
    [InlineData(-0.5, -0.0)]
    [InlineData(-2.5, -2.0)]
    [InlineData(double.NaN, double.NaN)]
    public void Ties_round_to_even(double x, double expected) => Accuracy.Same(expected, Piecewise.Round(x));

    [Theory]
    [InlineData(3.0, 1.0, 1.0)]
    [InlineData(-1e-320, -1.0, 0.0)]
    [InlineData(0.0, 0.0, 0.0)]
    [InlineData(double.NaN, double.NaN, 0.0)]
    public void Sign_keeps_NaN_and_step_does_not(double x, double sign, double step)
    {
        Accuracy.Same(sign, Piecewise.Sign(x));
        Accuracy.Same(step, Piecewise.Step(x));
    }

    [Theory]
    [InlineData(1.0, 2.0, 2.0, 1.0)]
    [InlineData(0.0, -0.0, 0.0, 0.0)]
    [InlineData(double.NaN, 1.0, double.NaN, double.NaN)]
    [InlineData(1.0, double.NaN, double.NaN, double.NaN)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity)]
    public void Max_and_min_take_the_first_of_equals_and_propagate_NaN(double x, double y, double max, double min)
    {
        Accuracy.Same(max, Piecewise.Max(x, y));
        Accuracy.Same(min, Piecewise.Min(x, y));
    }

    [Fact]
    public void Same_changes_nothing() => Accuracy.Same(-0.0, Piecewise.Same(-0.0));

    [Fact]
    public void The_sign_of_a_zero_is_kept()
    {
        Accuracy.Same(-0.0, Piecewise.Sign(-0.0));
        Accuracy.Same(-0.0, Piecewise.Max(-0.0, 0.0));
        Accuracy.Same(-0.0, Piecewise.Min(-0.0, 0.0));
    }
}
