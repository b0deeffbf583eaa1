using SymDiff.Support;

namespace SymDiff.Compiling.Tests;

public class GradientCheckTests
{
    [Theory]
    [InlineData("sigmoid(w*x)", "w=0.5, x=2")]
    [InlineData("log(x)*exp(-y^2)", "x=0.01, y=3")]
    [InlineData("sin(1000*x)", "x=0.3")]
    [InlineData("sqrt(x)", "x=1e-8")]
    [InlineData("x^5 - 1e6*x", "x=1e5")]
    [InlineData("lgamma(x) + erf(y)", "x=2.5, y=-0.5")]
    public void Derivatives_agree_with_differences(string text, string point)
    {
        var check = Expr.Parse(text).CheckGradient(Point(point));
        Assert.True(check.IsCorrect, string.Join('\n', check.Partials));
        Assert.InRange(check.WorstError, 0, 1e-6);
    }

    [Fact]
    public void A_wrong_derivative_of_an_opaque_function_is_found()
    {
        var f = Expr.Parse("f(2*x) + y", new() { Opaque = ["f(1)"] });
        var right = FunctionBindings.None.With("f", Math.Sin).With("f'", Math.Cos);
        var wrong = FunctionBindings.None.With("f", Math.Sin).With("f'", Math.Sin);
        Assert.True(f.CheckGradient(Point("x=0.3, y=1"), functions: right).IsCorrect);
        var check = f.CheckGradient(Point("x=0.3, y=1"), functions: wrong);
        Assert.Equal(["x"], check.Partials.Where(partial => !partial.IsCorrect).Select(partial => partial.Variable));
    }

    [Fact]
    public void At_a_kink_the_convention_differs_from_the_mean_of_both_sides() =>
        Assert.False(Expr.Parse("max(0, x)").CheckGradient(Point("x=0")).IsCorrect);

    [CorporaFact]
    public void Gradients_of_the_corpora_agree_with_differences()
    {
        var wrong = from item in Corpus.Feynman()
                    from point in item.Points
                    let check = Expr.Parse(item.Expr).CheckGradient(item.Vars.Zip(point.In(item.Vars)).ToDictionary(pair => pair.First, pair => pair.Second))
                    where !check.IsCorrect
                    select $"{item.Id} {item.Expr}: {string.Join("; ", check.Partials)}";
        Assert.Empty(wrong);
    }

    private static Dictionary<string, double> Point(string text) =>
        text.Split(", ").Select(part => part.Split('=')).ToDictionary(part => part[0], part => double.Parse(part[1], System.Globalization.CultureInfo.InvariantCulture));
}
