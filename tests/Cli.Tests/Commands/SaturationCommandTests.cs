namespace SymDiff.Cli.Tests;

public class SaturationCommandTests
{
    private const string Squared = "(y - sigmoid(a))^2", CrossEntropy = "-(y*log(sigmoid(a)) + (1 - y)*log(1 - sigmoid(a)))";

    [Theory]
    [InlineData(Squared, "0", "vanishes", "vanishes")]
    [InlineData(Squared, "1", "vanishes", "vanishes")]
    [InlineData(CrossEntropy, "0", "vanishes", "stays away from 0")]
    [InlineData(CrossEntropy, "1", "stays away from 0", "vanishes")]
    public void D2_the_squared_loss_saturates_where_it_is_wrong_too_and_the_cross_entropy_does_not(string loss, string y, string falling, string growing) =>
        Assert.EndsWith($"\nas a falls, da {falling} (proved by intervals)\nas a grows, da {growing} (proved by intervals)", CommandLine.Result("saturation", loss, "--wrt", "a", "--at", $"y={y}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("tanh(x)", "vanishes (proved by intervals)")]
    [InlineData("1/(1 + x^2)", "vanish")]
    [InlineData("relu(x)", "stays away from 0 (proved by intervals)")]
    [InlineData("exp(x)", "stays away from 0 (proved by intervals)")]
    [InlineData("sin(x)", "is not decided")]
    [InlineData("sqrt(1 + x^2)", "seems to stay away from 0 (by these values)")]
    [InlineData("x*tanh(c)", "is not decided")]
    [InlineData("softsign(x)", "vanish")]
    public void What_a_derivative_does_is_proved_or_seen_or_left_open(string text, string growing) =>
        Assert.Contains(growing, CommandLine.Result("saturation", text, "--wrt", "x").Split('\n')[^1], StringComparison.Ordinal);

    [Fact]
    public async Task Derivatives_are_followed_to_both_sides() => await Support.Verifier.Verify(string.Join('\n', new string[][]
    {
        ["saturation", Squared, "--wrt", "a", "--at", "y=0"],
        ["saturation", CrossEntropy, "--wrt", "a", "--at", "y=0"],
        ["saturation", Squared, "--wrt", "a", "--assume", "0 <= y <= 1"],
        ["saturation", "relu(x)*w", "--wrt", "x,w", "--at", "x=1,w=2"],
        ["saturation", "sum(x^2)", "--declare", "x[n]"],
        ["saturation", "sum(W*tanh(a))", "--declare", "W[n], a", "--wrt", "a", "--at", "W=[1,2]"],
        ["saturation", "x*y", "--wrt", "x"],
        ["saturation", "f(x)", "--opaque", "f(1)"],
        ["check", "f(x)", "--opaque", "f(1)", "--at", "x=1"],
    }.Select(CommandLine.Session)));
}
