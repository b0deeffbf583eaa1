namespace SymDiff.Cli.Tests;

public class SimplifyCommandTests
{
    [Theory]
    [InlineData("2*x", "x + x")]
    [InlineData("-x", "-x")]
    [InlineData("where(x > 0, 1, -1)", "step(x) + where(x > 0, 0, -1)")]
    [InlineData("x^2", "z = x*x; 3", "--of", "z")]
    [InlineData(@"\frac{1}{x}", "x/x^2", "--format", "latex")]
    public void The_form_for_people_is_printed(string expected, params string[] args) => Assert.Equal(expected, CommandLine.Result(["simplify", .. args]));

    [Theory]
    [InlineData("exp(log(x))", "x", "x > 0")]
    [InlineData("x*y/x", "y", "x != 0")]
    [InlineData("sqrt(x)^2*(y - 1)/(y - 1)", "x", "x >= 0, y - 1 != 0")]
    public void Conditions_are_noted(string text, string simple, string conditions)
    {
        var run = CommandLine.Run("simplify", text);
        Assert.Equal((0, $"{simple}\n", $"note: valid where {conditions}\n"), (run.ExitCode, run.Output, run.Messages));
    }

    [Fact]
    public void What_is_assumed_is_no_condition()
    {
        var run = CommandLine.Run("simplify", "x*y/x", "--assume", "x > 0");
        Assert.Equal(("y\n", ""), (run.Output, run.Messages));
    }

    [Fact]
    public void The_form_is_JSON_on_request()
    {
        using var answer = System.Text.Json.JsonDocument.Parse(CommandLine.Result("simplify", "log(x)/log(x)", "--json"));
        Assert.Equal("1", answer.RootElement.GetProperty("result").GetString());
        Assert.Equal(["x > 0", "log(x) != 0"], answer.RootElement.GetProperty("conditions").EnumerateArray().Select(condition => condition.GetString()));
    }
}
