using System.Text.Json;
using SymDiff.Support;

namespace SymDiff.Cli.Tests;

/// <summary>Derivations on the command line; their steps are checked where they are made.</summary>
public class StepsCommandTests
{
    private static readonly string[][] Lines =
    [
        ["sigmoid(w*x)", "--wrt", "w", "--steps"],
        ["sigmoid(w*x)", "--wrt", "w", "--steps=brief"],
        ["input x[n], y; param w[n], b; z = w @ x + b; E = (sigmoid(z) - y)^2", "--steps=brief"],
        ["f(x)*x", "--opaque", "f(1)", "--steps"],
        ["exp(log(x))*y", "--wrt", "x", "--steps"],
        ["3", "--wrt", "x", "--steps"],
        ["jacobian", "[x^2 + 2*y, 3*x + 4*y^2]", "--wrt", "x,y", "--steps"],
        ["jacobian", "softmax(x)", "--declare", "x[n]", "--steps"],
        ["vjp", "softmax(x)", "--declare", "x[n]", "--steps"],
        ["vjp", "W @ X", "--declare", "W[m,k], X[k,n]", "--wrt", "W,X", "--steps"],
        ["dw*w", "--wrt", "w", "--steps"],
        ["sigmoid(w*x)", "--wrt", "w", "--steps", "--format", "markdown"],
        ["sigmoid(w*x)", "--wrt", "w", "--steps=brief", "--format", "latex"],
        ["exp(log(x))*y", "--wrt", "x", "--steps", "--format", "json"],
        ["A @ x", "--declare", "A[m,n], x[n]", "--wrt", "A", "--steps=brief", "--json"],
        ["sigmod(x)", "--steps", "--json"],
        ["x", "--steps", "--format", "dot"],
        ["x", "--format", "markdown"],
        ["hessian", "x^2", "--steps"],
        ["x", "--steps=long"],
        ["x", "--steps", "--at", "x=1"],
        ["x^3", "--order", "2", "--steps"],
        ["exp(-x^2)", "--order", "3", "--steps=brief", "--format", "markdown"],
        ["x*y", "--wrt", "x,y", "--order", "2", "--steps"],
        ["x*y", "--steps"],
    ];

    [Fact]
    public async Task Steps_are_shown_in_full_or_in_brief() => await Verifier.Verify(string.Join('\n', Lines.Select(CommandLine.Session)));

    [Fact]
    public void Json_fits_its_schema()
    {
        var schema = JsonSchema.Load("docs/derivation.schema.json");
        var lines = Lines.Where(line => line.Contains("--steps") && !line.Contains("--format") && !line.Contains("--json") && CommandLine.Run(line).ExitCode == 0).ToList();
        Assert.True(lines.Count > 5);
        Assert.All(lines, line => Assert.Empty(schema.Complaints(JsonElement.Parse(CommandLine.Result([.. line, "--json"])), "derivation")));
        Assert.All(lines, line => Assert.Empty(schema.Complaints(JsonElement.Parse(CommandLine.Result([.. line.Select(word => word == "--steps" ? "--steps=brief" : word), "--json"])), "derivation")));
    }
}
