namespace SymDiff.Cli.Tests;

public class SimplifyCommandTests
{
    [Theory]
    [InlineData("2*x", "x + x")]
    [InlineData("-x", "-x")]
    [InlineData("x^2", "z = x*x; 3", "--of", "z")]
    [InlineData(@"\frac{1}{x}", "x/x^2", "--format", "latex")]
    public void The_form_for_people_is_printed(string expected, params string[] args) => Assert.Equal(expected, CommandLine.Result(["simplify", .. args]));

    [Fact]
    public void A_condition_is_noted()
    {
        var run = CommandLine.Run("simplify", "exp(log(x))");
        Assert.Equal((0, "x\n", "note: valid where x > 0\n"), (run.ExitCode, run.Output, run.Messages));
    }
}
