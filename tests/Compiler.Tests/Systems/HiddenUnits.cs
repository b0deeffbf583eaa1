using SymDiff.Support;

namespace SymDiff.Compiler.Tests.Systems;

/// <summary>
/// E2: three hidden sigmoid units and a linear output, squared loss over three examples; every weight vector begins with the bias. The row's numbers, and three
/// ways to them.
/// </summary>
internal static class HiddenUnits
{
    private static readonly double[][] Weights = [[0.01, 0.02, 0.03], [0.03, 0.01, 0.02], [0.02, 0.03, 0.01]];
    private static readonly double[] Output = [0.01, 0.02, 0.03, 0.04];
    private static readonly double[][] Examples = [[1, 1, 2], [1, 1, 3], [1, 2, 2]];
    private static readonly double[] Targets = [8, 11, 10];

    private const string Network = "net(s, t) = v0 + v1*sigmoid(a0 + a1*s + a2*t) + v2*sigmoid(b0 + b1*s + b2*t) + v3*sigmoid(c0 + c1*s + c2*t)\n";

    /// <summary>The sum of the losses with one variable for every weight.</summary>
    public const string Program = Network + "E = (net(1, 2) - 8)^2 + (net(1, 3) - 11)^2 + (net(2, 2) - 10)^2";

    private static readonly double[] Forward = [0.0567490910072, 0.0571482302659, 0.0572231583298];
    private static readonly double[] Losses = [63.0952350032, 119.746004854, 98.8588113233];
    private static readonly double[] ByOutput = [-57.6577590407943, -30.3881710669394, -30.1402504913979, -30.0409855816894];
    private static readonly double[] ByWeights =
    [
        -0.287434998659583, -0.386562603589547, -0.683905515890058,
        -0.431531479368449, -0.580371527395568, -1.02679606130214,
        -0.575537030053014, -0.773896255436798, -1.36958129742171,
    ];

    private static readonly Dictionary<string, Tensor> At = new()
    {
        ["X"] = Tensor.FromRows(Examples),
        ["y"] = Targets,
        ["W"] = Tensor.FromRows(Weights),
        ["v"] = Output,
    };

    /// <summary>Forward values, losses, and the gradient of their sum by the output's weights and by the hidden units'.</summary>
    public sealed record Numbers(double[] Forward, double[] Losses, double[] ByOutput, double[] ByWeights);

    /// <summary>Fails unless they are the row's.</summary>
    public static void Check(Numbers seen)
    {
        Agree(Forward, seen.Forward, 2e-12);
        Agree(Losses, seen.Losses, 1e-11);
        Agree(ByOutput, seen.ByOutput, 1e-14);
        Agree(ByWeights, seen.ByWeights, 1e-14);
    }

    /// <summary>One variable for every weight.</summary>
    public static Numbers InScalars()
    {
        string[] names = ["v0", "v1", "v2", "v3", "a0", "a1", "a2", "b0", "b1", "b2", "c0", "c1", "c2"];
        var at = names.Zip([.. Output, .. Weights.SelectMany(row => row)]).ToDictionary(pair => pair.First, pair => pair.Second);
        var calls = Examples.Select(example => FormattableString.Invariant($"net({example[1]}, {example[2]})")).ToArray();
        var losses = calls.Zip(Targets, (call, target) => FormattableString.Invariant($"({call} - {target})^2")).ToArray();
        var gradient = Model.Parse(Network + string.Join(" + ", losses)).Output.Gradient(names);
        double[] slopes = [.. names.Select(name => gradient[name].Evaluate(at))];
        return new(Values(calls), Values(losses), slopes[..4], slopes[4..]);

        double[] Values(string[] texts) => [.. texts.Select(text => Model.Parse(Network + text).Output.Evaluate(at))];
    }

    /// <summary>All examples at once, as matrices.</summary>
    public static Numbers InVectors()
    {
        var model = Model.Parse("""
            input X[m,3], y[m]
            param W[3,3], v[4]
            f = sigmoid(X @ W') @ v[1:] + v[0]
            l = (f - y)^2
            E = sum(l)
            """);
        var results = model.Compile(model["f"], model["l"], model["E"].Derivative("v"), model["E"].Derivative("W")).Evaluate(At);
        return new([.. results[0].Values], [.. results[1].Values], [.. results[2].Values], [.. results[3].Values]);
    }

    /// <summary>Each step by itself: the derivative of the losses, of the output, and of the hidden units, multiplied.</summary>
    public static Numbers AsProductOfJacobians()
    {
        var options = new BindingOptions { Declarations = ["X[m,3], y[m], W[3,3], v[4], Z[m,3], f[m]"] };
        var hidden = Expr.Parse("sigmoid(X @ W')", options).Evaluate(At);
        var forward = Expr.Parse("Z @ v[1:] + v[0]", options).Evaluate(new Dictionary<string, Tensor>(At) { ["Z"] = hidden });
        var at = new Dictionary<string, Tensor>(At) { ["Z"] = hidden, ["f"] = forward };
        return new(
            [.. forward.Values],
            Value("(f - y)^2"),
            Value("grad(sum((f - y)^2), f) @ jacobian(Z @ v[1:] + v[0], v)"),
            Value("einsum(\"i,ijk,jkab->ab\", grad(sum((f - y)^2), f), jacobian(Z @ v[1:] + v[0], Z), jacobian(sigmoid(X @ W'), W))"));

        double[] Value(string text) => [.. Expr.Parse(text, options).Evaluate(at).Values];
    }

    private static void Agree(double[] expected, double[] seen, double tolerance)
    {
        Assert.Equal(expected.Length, seen.Length);
        for (var i = 0; i < expected.Length; i++) Assert.True(Closeness.Agree(seen[i], expected[i], tolerance), $"{seen[i]:R} instead of {expected[i]:R}");
    }
}
