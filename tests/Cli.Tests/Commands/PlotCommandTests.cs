using SymDiff.Support;

namespace SymDiff.Cli.Tests;

/// <summary>Plots; their dots are compared with the functions in <see cref="ChartTests"/>.</summary>
public class PlotCommandTests
{
    [Fact]
    public async Task A_value_and_its_derivative_are_drawn_with_gaps() => await Verifier.Verify(string.Join('\n', new string[][]
    {
        ["x*exp(-x^2)", "--plot", "x=-5..5"],
        ["1/x", "--plot", "x=-5..5"],
        ["floor(x)", "--plot", "x=-pi..pi"],
        ["log(1 - x^2)", "--plot", "x=-2..2"],
        ["A = a^2; y = A*x; exp(-k*x)*sin(y)", "--plot", "x=0..4*pi", "--at", "k=0.2, a=sqrt(2)", "--wrt", "x,k"],
        ["x @ (A @ x)*t", "--declare", "x[2], A[2,2], t", "--plot", "t=1..2", "--at", "x=[1, 2], A=[[1, 2], [3, 4]]"],
    }.Select(CommandLine.Session)));

    [Fact]
    public async Task Wrong_requests_are_answered_with_what_to_type() => await Verifier.Verify(string.Join('\n', new string[][]
    {
        ["x", "--plot", "x"], ["x", "--plot", "x=2"], ["x", "--plot", "x=3..2"], ["x", "--plot", "x=0..y"], ["x", "--plot", "x=0..inf"], ["x*y", "--plot", "x=0..1"],
        ["log(x)", "--plot", "x=-2..-1"], ["[x, 1]", "--plot", "x=0..1"], ["x", "--plot", "x=0..1", "--json"], ["f(x)", "--opaque", "f(1)", "--plot", "x=0..1"],
    }.Select(CommandLine.Session)));

    [Fact]
    public void The_width_and_the_colours_are_those_of_the_terminal()
    {
        var (narrow, colored) = (Plot(new(() => 40, false)), Plot(new(() => 40, true)));
        Assert.Equal(40, narrow.Split('\n').Max(line => line.Length));
        Assert.DoesNotContain('\u001b', narrow);
        Assert.Equal(narrow, colored.Replace("\u001b[36m", "").Replace("\u001b[0m", ""));
        Assert.NotEqual(narrow, colored);
    }

    private static string Plot(Screen screen)
    {
        var output = new StringWriter { NewLine = "\n" };
        Assert.Equal(0, Program.Run(["x^2", "--plot", "x=-1..1"], TextReader.Null, output, TextWriter.Null, screen: screen));
        return output.ToString();
    }
}
