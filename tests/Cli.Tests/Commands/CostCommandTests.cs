namespace SymDiff.Cli.Tests;

public class CostCommandTests
{
    private const string Ten = "ten(t) = f(f(f(f(f(f(f(f(f(f(t)))))))))); ";

    [Fact]
    public async Task Costs_and_plans_are_tables() => await Support.Verifier.Verify(string.Join('\n', new string[][]
    {
        ["cost", "sum(sigmoid(W @ x)^2)", "--declare", "W[h,n], x[n]", "--wrt", "W,x", "--sizes", "n=[1,10,100], h=5"],
        ["cost", "sum(sigmoid(W @ x)^2)", "--declare", "W[h,n], x[n]", "--wrt", "W"],
        ["cost", "x^2*y", "--wrt", "x,y"],
        ["cost", "sum(x)", "--declare", "x[n]", "--sizes", "m=1"],
        ["cost", "x", "--sizes", "m=1"],
        ["cost", "sum(x)", "--declare", "x[n]", "--sizes", "n=1.5"],
        ["cost", "sum(x)*sum(y)", "--declare", "x[n], y[m]", "--wrt", "x", "--sizes", "n=[1,2], m=[1,2,3]"],
        ["cost", "outer(x, x)", "--declare", "x[n]", "--sizes", "n=1e5"],
        ["memory", Ten + "ten(w)", "--opaque", "f(1)"],
        ["memory", Ten + "ten(w)", "--opaque", "f(1)", "--budget", "1k"],
        ["memory", "sum(exp(sin(x))^2)", "--declare", "x[n]"],
        ["memory", "sum(exp(sin(x))^2)", "--declare", "x[n]", "--budget", "1"],
        ["cost", "x^2*y", "--wrt", "x,y", "--json"],
        ["memory", Ten + "ten(w)", "--opaque", "f(1)", "--json"],
        ["memory", "x^2", "--budget", "64 bytes"],
        ["memory", "sum(x^2)", "--declare", "x[n]", "--sizes", "n=[1,2]"],
    }.Select(CommandLine.Session)));
}
