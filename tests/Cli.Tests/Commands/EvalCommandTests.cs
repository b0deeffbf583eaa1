namespace SymDiff.Cli.Tests;

public class EvalCommandTests
{
    [Theory]
    [InlineData("9", "x^2", "--at", "x=3")]
    [InlineData("0.30000000000000004", "0.1 + x", "--at", "x=0.2")]
    [InlineData("3", "1 + 2")]
    [InlineData("1e-7", "x", "--at", "x=0.0000001")]
    [InlineData("nan", "sqrt(x)", "--at", "x=-1")]
    [InlineData("4", "f(x)", "--define", "f(t) = t^2", "--at", "x=f(2) - 2")]
    public void The_value_is_printed_and_nothing_else(string expected, params string[] args) => Assert.Equal(expected, CommandLine.Result(["eval", .. args]));

    [Theory]
    [InlineData("2*eye(n)", "[[2, 0], [0, 2]]")]
    [InlineData("n^2", "4")]
    public void Sizes_come_from_all_that_is_declared_and_given(string expression, string expected) =>
        Assert.Equal(expected, CommandLine.Result("eval", expression, "--declare", "x[n], y[m]", "--at", "x=[1, 2]"));

    [Fact]
    public void A_vector_is_no_value_of_a_number()
    {
        var run = CommandLine.Run("eval", "x", "--at", "x=[1, 2]");
        Assert.Equal((ExitCode.Usage, "error SD4003: the variable 'x' is a number, and its value has the shape [2]\n  declare the lengths of its axes: x[n], A[m,n]\n"), (run.ExitCode, run.Messages));
    }

    [Fact]
    public void A_missing_value_is_named()
    {
        var run = CommandLine.Run("eval", "alpha*x", "--at", "alhpa=1, x=2");
        Assert.Equal((ExitCode.Usage, "error SD4005: the variable 'alpha' has no value\n  did you mean 'alhpa'?\n"), (run.ExitCode, run.Messages));
    }
}
