namespace SymDiff.Cli.Tests;

public class EqualCommandTests
{
    [Theory]
    [InlineData(0, "equal", "sigmoid(x)", "tanh(x/2)/2 + 1/2")]
    [InlineData(0, "equal where x != 0", "x/x", "1")]
    [InlineData(10, "equal where x != 0", "x/x", "1", "--strict")]
    [InlineData(0, "equal", "x/x", "1", "--strict", "--assume", "x > 0")]
    [InlineData(10, "different: 1.5 and 0.25 at x=0.5", "x + 1", "x^2")]
    [InlineData(10, "different: 1 and 2", "1", "2")]
    [InlineData(10, "different: 0.125 and 0.75 in the entry [0] at x=[0.5, 1.5], y=[0.25, 1]", "x*y", "x + y", "--declare", "x[n], y[n]")]
    [InlineData(10, "different: 1.0625 and 2.75 at A=[[0.5, 1.5], [0.25, 1]], c=0.125", "c*trace(A) + 0.875", "sum(A) - 0.5", "--declare", "A[n,n], c")]
    [InlineData(10, "different: 3 and 2 at n=3", "trace(eye(n))", "2", "--declare", "x[n]")]
    [InlineData(0, "equal where x > 0", "lgamma(x + 1)", "lgamma(x) + log(x)")]
    [InlineData(11, "undecided: the normal forms differ, no rule leads on, and no point was found where the values differ", "f(x + y)", "f(x) + f(y)", "--opaque", "f(1)")]
    [InlineData(11, "undecided: the normal forms differ, and no point was found where the values differ", "cholesky(A)", "A", "--declare", "A[n,n]")]
    [InlineData(0, "equal\n  sigmoid(x)\n= (1 + tanh(x/2))/2   [sigmoid-by-tanh]\n= tanh(x/2)/2 + 1/2   [arithmetic]", "sigmoid(x)", "tanh(x/2)/2 + 1/2", "--steps")]
    [InlineData(0, "equal where x > 0\n  exp(log(x))\n= x   [exp-log, where x > 0]", "exp(log(x))", "x", "--steps")]
    [InlineData(0, "equal", "x", "x", "--steps")]
    [InlineData(10, "different: 1 and 2", "1", "2", "--steps")]
    [InlineData(11, "undecided: the normal forms differ, no rule leads on, and no point was found where the values differ", "0/0", "1")]
    [InlineData(11, "undecided: the normal forms differ, no rule leads on, and no point was found where the values differ", "x/0", "1")]
    [InlineData(0, "equal", "f(x)*2", "f(x) + f(x)", "--opaque", "f(1)")]
    public void The_verdict_is_printed(int exitCode, string verdict, params string[] args)
    {
        var run = CommandLine.Run(["equal", .. args]);
        Assert.Equal((exitCode, verdict + "\n", ""), (run.ExitCode, run.Output, run.Messages));
    }

    [Theory]
    [InlineData("equal")]
    [InlineData("equal", "x")]
    [InlineData("equal", "x", "y", "z")]
    public void Two_expressions_are_needed(params string[] args)
    {
        var run = CommandLine.Run(args);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("two expressions are expected", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Assumptions_and_rules_are_options_of_a_derivative()
    {
        Assert.Equal("1", CommandLine.Result(["sqrt(x^2)", "--wrt", "x", "--assume", "x > 0"]));
        Assert.Equal("x/sqrt(x^2)", CommandLine.Result(["sqrt(x^2)", "--wrt", "x", "--no-simplify"]).Replace("1/(2*sqrt(x^2))*(2*x)", "x/sqrt(x^2)", StringComparison.Ordinal));
        var run = CommandLine.Run("exp(log(x))", "--wrt", "x", "--without", "exp-lag");
        Assert.Equal((2, "error: there is no rule 'exp-lag'\n  did you mean 'exp-log'?\n"), (run.ExitCode, run.Messages));
    }

    [Theory]
    [InlineData("""{"v":1,"ok":true,"verdict":"different","left":1,"right":2,"at":{}}""", 10, "1", "2")]
    [InlineData("""{"v":1,"ok":true,"verdict":"equalWhereDefined","conditions":["x != 0"],"steps":[{"before":"x/x","after":"1","reason":"arithmetic"}]}""", 0, "x/x", "1", "--steps")]
    [InlineData("""{"v":1,"ok":true,"verdict":"undecided","stop":"saturated"}""", 11, "f(x + y)", "f(x) + f(y)", "--opaque", "f(1)")]
    public void The_verdict_is_JSON_on_request(string expected, int exitCode, params string[] args)
    {
        var run = CommandLine.Run(["equal", .. args, "--json"]);
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Messages));
        Assert.Equal(expected, System.Text.Json.JsonSerializer.Serialize(System.Text.Json.JsonDocument.Parse(run.Output), Compact));
    }

    private static System.Text.Json.JsonSerializerOptions Compact { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void An_error_is_JSON_on_request()
    {
        var run = CommandLine.Run("equal", "x +", "1", "--json");
        Assert.Equal((1, ""), (run.ExitCode, run.Messages));
        Assert.Contains("\"code\": \"SD1002\"", run.Output, StringComparison.Ordinal);
    }
}
