namespace SymDiff.Cli.Tests;

public class TaylorCommandTests
{
    [Fact]
    public void The_polynomial_is_the_output_and_the_order_of_the_remainder_a_note()
    {
        var run = CommandLine.Run("taylor", "exp(2*u*v)", "--about", "u=0", "--order", "3");
        Assert.Equal((0, "1 + 2*u*v + 2*u^2*v^2 + 4*u^3*v^3/3\n", "note: the remainder is of order 4\n"), (run.ExitCode, run.Output, run.Messages));
    }

    [Theory]
    [InlineData("1 + x + x^2/2 + x^3/6 + x^4/24 + x^5/120", "exp(x)")]
    [InlineData("1", "exp(x)", "--order", "0")]
    [InlineData("1 - gamma*(x - z)^2", "exp(-gamma*(x - z)^2)", "--about", "x=0, z=0", "--order", "3")]
    [InlineData(@"1+x+\frac{x^{2}}{2}", "exp(x)", "--order", "2", "--format", "latex")]
    public void Points_orders_and_formats(string expected, params string[] args) => Assert.Equal(expected, CommandLine.Result(["taylor", .. args]).Replace(" ", expected.Contains('\\') ? "" : " "));

    [Theory]
    [InlineData(2, "error: it is not clear in which variables to expand\n  write --about \"x=0\"\n", "x*y")]
    [InlineData(2, "error: the point of --about contains 'x', a variable to expand in\n  write numbers, or other variables\n", "x", "--about", "x=x+1")]
    [InlineData(2, "error: 'x' is given twice in --about\n  give each variable once\n", "x", "--about", "x=0, x=1")]
    [InlineData(1, "error SD1031: there is no Taylor series: log(0) has no value\n  choose another point\n", "log(x)")]
    [InlineData(1, "error SD1031: there is no Taylor series: it is a pole of order 1\n  choose another point\n", "1/x")]
    [InlineData(1, "error SD1031: there is no Taylor series: in exp(1/x), the argument 1/x has a pole of order 1\n  choose another point\n", "exp(1/x)")]
    [InlineData(1, "error SD1028: there is no Taylor series: x has the shape [3]\n  expand an expression of scalars\n", "sum(x)", "--declare", "x[3]", "--about", "y=0")]
    [InlineData(3, "error SD2004: derivative order 17 is above the limit of 16 (--max-order)\n", "exp(x)", "--order", "17")]
    public void Mistakes(int code, string message, params string[] args)
    {
        var run = CommandLine.Run(["taylor", .. args]);
        Assert.Equal((code, "", message), (run.ExitCode, run.Output, run.Messages));
    }

    [Fact]
    public void A_name_that_stands_for_nothing_is_told() =>
        Assert.Equal("note: --about gives y a value, and no variable has that name\nnote: the remainder is of order 6\n", CommandLine.Run("taylor", "sin(x)", "--about", "y=0").Messages);

    [Fact]
    public void The_polynomial_is_JSON_on_request()
    {
        using var answer = System.Text.Json.JsonDocument.Parse(CommandLine.Result("taylor", "exp(x)", "--order", "1", "--json"));
        Assert.Equal(("1 + x", "the remainder is of order 2"), (answer.RootElement.GetProperty("result").GetString(), answer.RootElement.GetProperty("notes")[0].GetString()));
    }
}
