namespace SymDiff.Cli.Tests;

public class CheckCommandTests
{
    [Fact]
    public void Every_partial_derivative_is_compared()
    {
        var run = CommandLine.Run("check", "sigmoid(w*x)", "--wrt", "w,x", "--at", "w=0.5, x=2");
        Assert.Equal((0, ""), (run.ExitCode, run.Messages));
        Assert.Matches(@"^dw = 0\.39322386648296\d*, by differences 0\.393223866\d*\ndx = 0\.0983059666207\d*, by differences 0\.09830596\d*\ncorrect, worst error \d(\.\d)?e-1\d\n$", run.Output);
    }

    [Fact]
    public void A_kink_fails_the_check()
    {
        var run = CommandLine.Run("check", "max(0, x)", "--at", "x=0");
        Assert.Equal((12, "dx = 0, by differences 0.5: wrong\nwrong, worst error 0.5\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public void A_missing_value_is_an_error()
    {
        var run = CommandLine.Run("check", "x*y", "--wrt", "x", "--at", "x=1");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("'y' has no value", run.Messages, StringComparison.Ordinal);
    }
}
