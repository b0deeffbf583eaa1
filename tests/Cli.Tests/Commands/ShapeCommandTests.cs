namespace SymDiff.Cli.Tests;

public class ShapeCommandTests
{
    [Theory]
    [InlineData("number", "x^2")]
    [InlineData("[2,n]", "[x, x]", "--declare", "x[n]")]
    [InlineData("input x: [n]\nparam w: [n]\nz: number", "input x[n]; param w[n]; z = w @ x")]
    [InlineData("input x: [n]\n[n,n]", "input x[n]\nouter(x, x)")]
    [InlineData("[n + 1]", "input x[n]; z = ones(n + 1); E = sum(z)", "--of", "z")]
    [InlineData("[n]", "input x[n]; E = sum(x)", "--of", "x")]
    [InlineData("[3,2]", "X'", "--declare", "X[2,3]", "--syntax", "matlab")]
    [InlineData("[2]", "f(W, x)", "--declare", "W[2,3]", "--declare", "x[3]", "--opaque", "f(W[2,3], x[3]) -> [2]")]
    [InlineData("q: [n]\n[n]", "q + x", "--declare", "x[n]", "--define", "q = 2*x")]
    public void Variables_definitions_and_the_value(string expected, params string[] args) => Assert.Equal(expected, CommandLine.Result(["shape", .. args]));

    [Fact]
    public async Task Errors_are_explained() => await Support.Verifier.Verify(string.Join('\n', new string[][]
    {
        ["shape", "x + y", "--declare", "x[n], y[m]"],
        ["shape", "x", "--declare", "x[n"],
        ["shape", "x", "--declare", "x[n], x[m]"],
        ["shape", "x", "--of", "y"],
        ["shape", "x", "--syntax", "octave"],
        ["x", "--wrt", "x", "--declare", "x[n]"],
        ["hessian(sum(x), x)", "--wrt", "x", "--declare", "x[n]"],
        ["sum(x)", "--wrt", "x", "--order", "2", "--declare", "x[n]"],
        ["sum(x)", "--wrt", "x", "--at", "x=1", "--declare", "x[n]"],
        ["n*s", "--wrt", "s", "--at", "s=1", "--declare", "x[n]"],
    }.Select(CommandLine.Session)));
}
