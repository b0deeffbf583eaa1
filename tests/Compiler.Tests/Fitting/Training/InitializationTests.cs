using MathNet.Numerics.Random;

namespace SymDiff.Compiling.Tests;

public class InitializationTests
{
    private const string Network = "input X[m,n], Y[m,k]\nparam W1[h,n], b1[h], W2[k,h], b2[k]\nZ = tanh(X @ W1' + b1)\nE = sum((Z @ W2' + b2 - Y)^2)";

    [Theory]
    [InlineData("W1", 300)]
    [InlineData("W2", 150)]
    public void E9_weights_are_normal_with_mean_0_and_variance_1_by_the_fan_in(string name, int fanIn)
    {
        var model = Model.Parse(Network);
        var random = new Initialization(model.Output, Sizes(("m", 7), ("n", 300), ("h", 150), ("k", 200)), new MersenneTwister(1));
        var values = random.Draw(model[name]).Values.ToArray();
        Assert.Equal(name == "W1" ? 45_000 : 30_000, values.Length);
        // of N numbers, the mean has the standard deviation sqrt(v/N), the variance v*sqrt(2/N), and 1.96 standard deviations have 95 % within them
        var (n, variance) = (values.Length, 1.0 / fanIn);
        Assert.InRange(values.Average(), -4 * Math.Sqrt(variance / n), 4 * Math.Sqrt(variance / n));
        Assert.InRange(values.Sum(value => value * value) / n, variance * (1 - (4 * Math.Sqrt(2.0 / n))), variance * (1 + (4 * Math.Sqrt(2.0 / n))));
        Assert.InRange(values.Count(value => value * value < 1.96 * 1.96 * variance) / (double)n, 0.945, 0.955);
    }

    [Theory]
    [InlineData("input x[n]\nparam W[h,n]\nsum(W @ x)", "W", 30)]
    [InlineData("input x[n]\nparam W[n,h]\nsum(W' @ x)", "W", 30)]
    [InlineData("input X[m,n]\nparam W[n,k]\nsum(softmax(X @ W))", "W", 30)]
    [InlineData("input X[m,n]\nparam w[n]\nsum(X @ w)", "w", 30)]
    [InlineData("input X[m,n]\nparam w[n]\nsum((X @ w)^2) + sum(w^2)", "w", 30)]
    [InlineData("input x[n]\nparam a\nsum(a*x)", "a", 1)]
    [InlineData("input x[n]\nparam w[n]\nsum(w*x)", "w", 1)]
    [InlineData("input x[c,n,n]\nparam K[k,c,3,3]\nsum(conv(x, K))", "K", 36)]
    [InlineData("input x[n]\nparam b[n]\nsum(sigmoid(x + b))", "b", null)]
    [InlineData("input x\nparam b\nsigmoid(2*b + x)", "b", null)]
    public void The_fan_in_is_the_number_of_products_that_are_summed(string text, string name, int? fanIn)
    {
        var model = Model.Parse(text);
        var sizes = Sizes(("m", 7), ("n", 30), ("h", 150), ("k", 200), ("c", 4));
        var drawn = new Initialization(model.Output, sizes, new MersenneTwister(1)).Draw(model[name]).Values.ToArray();
        var standard = new Initialization(Expr.Parse("a*x"), sizes, new MersenneTwister(1)).Draw(Expr.Variable("a")).Values[0];
        Assert.Equal(fanIn is null ? 0 : standard / Math.Sqrt(fanIn.Value), drawn[0], 15);
    }

    [Fact]
    public void A_seed_draws_the_same_again_and_another_seed_something_else()
    {
        var options = new FitOptions { Seed = 3, MaxSteps = 0, Method = FitMethod.Adam(), Inputs = Inputs, Sizes = Sizes(("h", 4)) };
        var model = Model.Parse(Network);
        var data = new DataTable(("a", [1, 2, 3]), ("b", [0, 1, 0]));
        double[] W1(int seed) => model.Fit(data, options with { Seed = seed }).Parameters["W1"].Values.ToArray();
        Assert.Equal(W1(3), W1(3));
        Assert.NotEqual(W1(3), W1(4));
        Assert.Equal(8, W1(3).Length);
    }

    [Fact]
    public void A_length_that_nothing_tells_is_an_error()
    {
        var data = new DataTable(("a", [1, 2, 3]), ("b", [0, 1, 0]));
        var error = Assert.Throws<SymDiffException>(() => Model.Parse(Network).Fit(data, new() { Seed = 1, Inputs = Inputs }));
        Assert.Equal(("SD5014", "give it: h=3"), (error.Diagnostic.Code, error.Diagnostic.Hint));
    }

    private static Dictionary<string, string> Inputs => new() { ["X"] = "[a, b]", ["Y"] = "[a*b]" };

    private static Dictionary<string, long> Sizes(params (string Name, long Length)[] sizes) => sizes.ToDictionary(size => size.Name, size => size.Length);
}
