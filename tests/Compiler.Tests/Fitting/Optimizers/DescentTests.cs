namespace SymDiff.Compiling.Tests;

/// <summary>Row G1: gradient descent with a learning rate and a stop on the change of the loss; too large a rate is reported.</summary>
public class DescentTests
{
    private static readonly Expr Bowl = Expr.Parse("x^2 + 10*y^2");

    [Fact]
    public void G1_a_step_is_the_rate_times_the_gradient()
    {
        var fit = Fit(FitMethod.GradientDescent(0.01), maxSteps: 1);
        Assert.Equal(1 - (0.01 * 2), fit.Parameters["x"].Values[0], 15);
        Assert.Equal(1 - (0.01 * 20), fit.Parameters["y"].Values[0], 15);
        Assert.Equal(FitStop.MaxSteps, fit.Stop);
    }

    [Fact]
    public void G1_momentum_repeats_a_part_of_the_step()
    {
        // v1 = -0.01*2, x1 = 0.98; v2 = 0.9*v1 - 0.01*2*x1
        var fit = Fit(FitMethod.GradientDescent(0.01, 0.9), maxSteps: 2);
        Assert.Equal(0.98 + (0.9 * -0.02) - (0.02 * 0.98), fit.Parameters["x"].Values[0], 15);
    }

    [Fact]
    public void G1_it_stops_when_the_loss_no_longer_changes()
    {
        var fit = Fit(FitMethod.GradientDescent(0.05));
        Assert.Equal(FitStop.SmallChange, fit.Stop);
        Assert.Equal(0, fit.Loss, 1e-20);
        Assert.All(fit.Losses.Zip(fit.Losses.Skip(1)), pair => Assert.True(pair.Second <= pair.First));
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(1e10)]
    [InlineData(1e300)]
    public void G1_too_large_a_rate_is_divergence_and_the_best_point_is_kept(double rate)
    {
        var fit = Fit(FitMethod.GradientDescent(rate));
        Assert.Equal(FitStop.Diverged, fit.Stop);
        Assert.False(fit.IsSuccess);
        Assert.Equal(11, fit.Loss, 12);
        Assert.All(fit.Losses, loss => Assert.True(double.IsFinite(loss)));
    }

    [Theory]
    [InlineData(1e-30)]
    [InlineData(1e-16)]
    public void A_rate_that_moves_next_to_nothing_is_no_success(double rate) => Assert.Equal(FitStop.SmallSteps, Fit(FitMethod.GradientDescent(rate)).Stop);

    [Fact]
    public void A_coarse_stop_is_a_stop() => Assert.Equal(FitStop.SmallChange, Bowl.Fit(null, new() { Method = FitMethod.GradientDescent(0.01), Stop = 1e-3, Start = Start }).Stop);

    [Fact]
    public void Adam_makes_first_steps_of_the_rate_in_every_parameter()
    {
        var fit = Fit(FitMethod.Adam(0.1), maxSteps: 1);
        Assert.Equal(0.9, fit.Parameters["x"].Values[0], 8);
        Assert.Equal(0.9, fit.Parameters["y"].Values[0], 8);
    }

    private static FitResult Fit(FitMethod method, int? maxSteps = null) =>
        Bowl.Fit(null, new() { Method = method, MaxSteps = maxSteps, Start = Start });

    private static Dictionary<string, Tensor> Start => new() { ["x"] = 1, ["y"] = 1 };
}
