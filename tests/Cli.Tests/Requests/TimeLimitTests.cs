namespace SymDiff.Cli.Tests;

public class TimeLimitTests
{
    [Fact]
    public void Work_that_takes_too_long_is_given_up()
    {
        using var never = new ManualResetEventSlim();
        var error = Assert.Throws<LimitException>(() => TimeLimit.Run(TimeSpan.FromMilliseconds(50), () => never.Wait(TimeSpan.FromSeconds(60))));
        Assert.Equal(Codes.TimeLimit, error.Diagnostic.Code);
        never.Set();
    }

    [Fact]
    public void Work_that_is_given_up_ends()
    {
        using var ended = new ManualResetEventSlim();
        var x = Expr.Variable("x");
        Assert.Throws<LimitException>(() => TimeLimit.Run<Expr>(TimeSpan.FromMilliseconds(50), () =>
        {
            try
            {
                while (true) x.Simplify();
            }
            finally
            {
                ended.Set();
            }
        }));
        Assert.True(ended.Wait(TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public void The_result_of_quick_work_comes_back() => Assert.Equal(3, TimeLimit.Run(TimeSpan.FromSeconds(60), () => 3));

    [Fact]
    public void An_error_of_the_work_comes_back() =>
        Assert.Throws<InvalidDataException>(() => TimeLimit.Run<int>(TimeSpan.FromSeconds(60), () => throw new InvalidDataException()));

    [Fact]
    public void The_command_line_answers_with_its_exit_code()
    {
        var long_sum = string.Join('+', Enumerable.Range(0, 100_000).Select(i => $"sin(x^{i})"));
        var run = CommandLine.Run(long_sum, "--timeout", "0.001");
        Assert.Equal((ExitCode.Limit, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error SD2005: stopped after 0.001 seconds (--timeout)", run.Messages, StringComparison.Ordinal);
    }
}
