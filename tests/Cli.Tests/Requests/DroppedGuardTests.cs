using System.Globalization;
using System.Text.Json;

namespace SymDiff.Cli.Tests;

/// <summary>People see x/norm2(x) where the machine keeps the guard; the answer in JSON says where that is undefined, and the text says nothing.</summary>
public class DroppedGuardTests
{
    private const string Declared = "x[n], Z[m,n], s";

    [Theory]
    [InlineData("gradient", "norm2(x)", "x/norm2(x)", "norm2(x) != 0")]
    [InlineData("gradient", "sum(norm2(Z, axis=1))", "diag(1/norm2(Z, axis=1)) @ Z", "norm2(Z, axis=1) != 0")]
    [InlineData("gradient", "sum(norm2(Z, axis=1, keep=true))", "Z/norm2(Z, axis=1, keep=true)", "norm2(Z, axis=1, keep=true) != 0")]
    [InlineData("gradient", "norm2(x)^2", "2*x", "")]
    [InlineData("hvp", "norm2(x)", "v/norm2(x) - (v @ x)*x/norm2(x)^3", "norm2(x) != 0")]
    [InlineData("hvp", "where(s > 0, norm2(x), 1)", "where(s > 0, (sum(where(s > 0, -v*x/norm2(x)^2, 0))*x + v)/norm2(x), 0)", "norm2(x) != 0")]
    public void A_norm_that_is_divided_by_is_not_0(string mode, string text, string derivative, string conditions)
    {
        var variable = text.Contains('Z', StringComparison.Ordinal) ? "Z" : "x";
        string[] command = [.. mode == "gradient" ? Array.Empty<string>() : [mode], text, "--declare", Declared, "--wrt", variable];
        using var answer = JsonDocument.Parse(CommandLine.Result([.. command, "--json"]));
        Assert.Equal(derivative, answer.RootElement.GetProperty("derivative").GetProperty(variable).GetString());
        Assert.Equal(conditions, answer.RootElement.TryGetProperty("conditions", out var list) ? string.Join("; ", list.EnumerateArray().Select(item => item.GetString())) : "");
        Assert.Equal((derivative + "\n", ""), (CommandLine.Run(command).Output, CommandLine.Run(command).Messages));
    }

    [Theory]
    [InlineData("hypot(x, y)", "hypot(x, y) != 0")]
    [InlineData("hypot(x, 1)", "")]
    public void A_hypotenuse_that_is_divided_by_is_not_0(string text, string conditions)
    {
        using var answer = JsonDocument.Parse(CommandLine.Result(text, "--wrt", "x", "--json"));
        Assert.Equal(conditions, answer.RootElement.TryGetProperty("conditions", out var list) ? list[0].GetString() : "");
    }

    /// <summary>The product of the Hessian of the norm with x itself is 0, and so it is where the other branch is taken.</summary>
    [Theory]
    [InlineData("x=[3, 4], s=1")]
    [InlineData("x=[3, 4], s=-1")]
    [InlineData("x=[0, 0], s=1")]
    public void The_numbers_keep_the_guard(string at)
    {
        var product = CommandLine.Result("hvp", "where(s > 0, norm2(x), 1)", "--declare", "x[2], s", "--wrt", "x", "--at", at, "--tangent", "x=[3, 4]").Split(" = ")[^1];
        Assert.All(product.Trim('[', ']').Split(", "), entry => Assert.Equal(0, double.Parse(entry, CultureInfo.InvariantCulture), 1e-15));
    }
}
