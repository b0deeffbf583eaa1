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
    public void G6_every_partial_derivative_of_a_network_is_compared()
    {
        var run = CommandLine.Run(
            "check", Path.Combine(Repository.Root, "examples", "hidden_layer.sym"), "--at", "X=[[1,2],[1,3],[2,2]], y=[8,11,10], W=[[0.02,0.03],[0.01,0.02],[0.03,0.01]], b=[0.01,0.03,0.02], v=[0.02,0.03,0.04], c=0.01");
        Assert.Equal((0, ""), (run.ExitCode, run.Messages));
        Assert.Matches(
            @"^dW: 6 correct; the worst, dW\[\d,\d\] = \S+, by differences \S+\ndb: 3 correct; .*\ndv: 3 correct; .*\ndc = -57\.657759040794\d*, by differences -57\.65775904\d*\ncorrect, worst error \d(\.\d)?e-1\d\n$",
            run.Output);
    }

    [Fact]
    public void Each_entry_of_a_Jacobian_is_compared_and_each_variable_has_a_verdict()
    {
        var run = CommandLine.Run("check", "relu(x)*b", "--declare", "x[n], b", "--wrt", "x,b", "--at", "x=[0,2,0], b=1");
        Assert.Equal((12, "dx: 2 of 9 wrong; the worst, dx[0,0] = 0, by differences 0.5: wrong\n"), (run.ExitCode, run.Output[..(run.Output.IndexOf('\n') + 1)]));
        Assert.Contains("\ndb: 3 correct; ", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\nwrong, worst error 0.5\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void In_JSON_every_partial_derivative_is_listed_in_the_shape_of_the_derivative()
    {
        var run = CommandLine.Run("check", "relu(x)*b", "--declare", "x[n], b", "--wrt", "x,b", "--at", "x=[0,2], b=1", "--json");
        using var answer = System.Text.Json.JsonDocument.Parse(run.Output);
        var x = answer.RootElement.GetProperty("variables").GetProperty("x");
        Assert.Equal((12, false, "[[0,0],[0,1]]", "[[0.5,0],[0,1]]"), (run.ExitCode, x.GetProperty("correct").GetBoolean(), Compact(x, "derivative"), Compact(x, "numerical")));
        Assert.True(answer.RootElement.GetProperty("variables").GetProperty("b").GetProperty("correct").GetBoolean());
        Assert.Equal("wrong", answer.RootElement.GetProperty("verdict").GetString());
    }

    private static string Compact(System.Text.Json.JsonElement element, string name) => System.Text.Json.JsonSerializer.Serialize(element.GetProperty(name));

    [Fact]
    public void A_definition_is_given_its_value_at_the_point() =>
        Assert.StartsWith("dz: 2 correct; ", CommandLine.Result("check", "z = A @ x; sum(z^2)", "--declare", "A[m,n], x[n]", "--wrt", "z", "--at", "A=[[1,2],[3,4]], x=[1,1]"), StringComparison.Ordinal);

    [Fact]
    public void A_missing_value_is_an_error()
    {
        var run = CommandLine.Run("check", "x*y", "--wrt", "x", "--at", "x=1");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("'y' has no value", run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "log(x)", "x=1e-300", "correct, worst error ")]
    [InlineData(0, "x^3", "x=0", "correct, worst error ")]
    [InlineData(11, "sqrt(x)", "x=0", "dx = inf, by differences nan: cannot be compared\ncannot be compared: 1 of 1\n")]
    [InlineData(11, "floor(x)", "x=2", ": cannot be compared\ncannot be compared: 1 of 1\n")]
    [InlineData(11, "cbrt(x)", "x=0", "dx = inf, by differences ")]
    [InlineData(0, "floor(x)", "x=2.5", "dx = 0, by differences 0\n")]
    public void What_differences_cannot_tell_is_neither_correct_nor_wrong(int exitCode, string text, string at, string printed)
    {
        var run = CommandLine.Run("check", text, "--at", at);
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Messages));
        Assert.Contains(printed, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_entry_weighs_more_than_one_that_cannot_be_compared()
    {
        var run = CommandLine.Run("check", "relu(x) + floor(y)", "--wrt", "x,y", "--at", "x=0, y=1");
        Assert.Equal(12, run.ExitCode);
        Assert.Contains("dy = 0, by differences", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\nwrong, worst error 0.5\n", run.Output, StringComparison.Ordinal);
    }
}
