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

    [Fact]
    public void A_name_that_stands_for_nothing_is_told()
    {
        const string Note = "--with gives q a value, and no variable has that name";
        Assert.Equal($"note: {Note}\n", CommandLine.Run("substitute", "sin(x)", "--with", "q=2").Messages);
        using var answer = System.Text.Json.JsonDocument.Parse(CommandLine.Result("substitute", "sin(x)", "--with", "q=2", "--json"));
        Assert.Equal(("sin(x)", Note), (answer.RootElement.GetProperty("result").GetString(), answer.RootElement.GetProperty("notes")[0].GetString()));
    }
}
