using Spectre.Console;

namespace SymDiff.Cli.Tests;

public class FitProgressTests
{
    [Fact]
    public void A_step_is_a_line_with_loss_and_gradient() =>
        Assert.Equal("step 12  loss 0.3333  gradient 1.5e-7", FitProgress.Line(new(12, 1.0 / 3, 1.5e-7)));

    [Fact]
    public void The_fit_is_run_and_told_what_to_tell_its_steps_to()
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, ColorSystem = ColorSystemSupport.NoColors });
        var options = new FitOptions { Method = FitMethod.GradientDescent(0.1), Start = new Dictionary<string, Tensor> { ["x"] = 1 } };
        var steps = 0;
        var fit = FitProgress.Show(console, 100, progress => Expr.Parse("x^2").Fit(null, options with { Progress = step => { steps++; progress(step); } }));
        Assert.True(fit.IsSuccess);
        Assert.Equal(fit.Losses.Count, steps);
        Assert.Contains("start", text.ToString(), StringComparison.Ordinal);
    }
}
