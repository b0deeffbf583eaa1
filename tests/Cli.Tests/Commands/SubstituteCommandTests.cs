namespace SymDiff.Cli.Tests;

public class SubstituteCommandTests
{
    [Theory]
    [InlineData("(t + 1)^2 + y", "x^2 + y", "--with", "x = t + 1")]
    [InlineData("y^2 + x", "x^2 + y", "--with", "x=y, y=x")]
    [InlineData("max(1, t)", "x", "--with", "x=max(1, t)")]
    public void Variables_are_replaced_all_at_once_and_nothing_else_changes(string expected, params string[] args) =>
        Assert.Equal(expected, CommandLine.Result(["substitute", .. args]));

    [Theory]
    [InlineData("x")]
    [InlineData("x", "--with", "y")]
    [InlineData("x", "--with", "x=1,x=2")]
    public void Wrong_replacements_are_refused(params string[] args) => Assert.Equal(ExitCode.Usage, CommandLine.Run(["substitute", .. args]).ExitCode);
}
