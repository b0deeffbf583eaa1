namespace SymDiff.Cli.Tests;

public class ArgumentReaderTests
{
    [Theory]
    [InlineData("-1", "-x", "--wrt", "x")]
    [InlineData("-2", "-h*2")]
    [InlineData("-1", "-h", "--wrt", "h")]
    [InlineData("-x", "-w*x", "--wrt", "w")]
    [InlineData("1", "--x")]
    [InlineData("1", "--", "batch")]
    [InlineData("1", "--", "--json")]
    [InlineData("1", "--", "help")]
    [InlineData("2*help", "help^2")]
    [InlineData("1", "--wrt", "ops", "ops")]
    [InlineData("x", "--wrt=w", "w*x")]
    [InlineData("x", "w*x", "--wrt=w")]
    [InlineData("[1]", "[x]", "--wrt", "x")]
    [InlineData("[1, 0]", "[x, y]", "--wrt", "x")]
    [InlineData("1/2*w^(-1/2)", "w^0.5", "--wrt", "w", "--no-simplify")]
    public void The_first_positional_argument_is_the_expression_whatever_it_starts_with(string expected, params string[] args) =>
        Assert.Equal(expected, CommandLine.Result(args));

    [Theory]
    [InlineData("@x")]
    [InlineData("/x")]
    [InlineData("?")]
    public void An_expression_that_another_program_would_obey_is_a_wrong_expression(string expression)
    {
        var run = CommandLine.Run(expression, "--wrt", "x");
        Assert.Equal((ExitCode.WrongExpression, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error SD", run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("-?")]
    [InlineData("help")]
    [InlineData("w*x", "--wrt", "w", "--help")]
    public void Help_goes_to_the_output(params string[] args) => Assert.StartsWith("symdiff EXPR [options]\n", CommandLine.Result(args), StringComparison.Ordinal);

    [Theory]
    [InlineData("simplify", "--help")]
    [InlineData("simplify", "-h")]
    [InlineData("help", "simplify")]
    public void A_command_has_help_of_its_own(params string[] args) => Assert.StartsWith("symdiff simplify EXPR [options]\n", CommandLine.Result(args), StringComparison.Ordinal);

    [Fact]
    public void The_version_is_a_line() => Assert.Matches(@"^symdiff \d+\.\d+\.\d+$", CommandLine.Result("--version"));

    [Fact]
    public async Task Wrong_command_lines_are_answered_with_what_to_type() => await Support.Verifier.Verify(string.Join('\n', new string[][]
    {
        [], ["--"], ["x", "y"], ["--wrtt", "w", "w*x"], ["w*x", "-wrt", "w"], ["w*x", "--frmt", "latex"], ["w*x", "--wrt"], ["w*x", "--wrt", "--json"],
        ["w*x", "--order", "1", "--order", "2"], ["w*x", "--order", "0"], ["w*x", "--order", "two"], ["x", "--json=yes"], ["x", "--format", "ltx"],
        ["x", "--json", "--format", "latex"], ["x", "--max-nesting", "100001"], ["x", "--timeout", "-1"], ["x", "--show", "all"], ["ops", "sin"],
        ["batch", "a", "b"], ["--jsno"], ["jacobain", "x"], ["help", "x"], ["taylor", "x", "--order", "-1"],
    }.Select(CommandLine.Session)));

    [Fact]
    public void Control_characters_and_long_texts_are_not_repeated()
    {
        var run = CommandLine.Run("x", "\u001b[31m" + new string('y', 5000));
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.DoesNotContain('\u001b', run.Messages);
        Assert.True(run.Messages.Length < 300);
    }
}
