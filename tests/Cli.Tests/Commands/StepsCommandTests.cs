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
        ["x", "--steps=long"],
        ["x", "--steps", "--at", "x=1"],
        ["x", "--steps", "--order", "2"],
        ["x*y", "--steps"],
    ];

    [Fact]
    public async Task Steps_are_shown_in_full_or_in_brief() => await Verifier.Verify(string.Join('\n', Lines.Select(CommandLine.Session)));
}
