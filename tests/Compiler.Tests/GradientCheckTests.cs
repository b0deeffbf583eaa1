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
    public void A_wrong_entry_of_a_derivative_is_found_at_its_index()
    {
        var f = Expr.Parse("sum(W @ f(x))", new() { Opaque = ["f(x[n]) -> [n]"], Declarations = ["W[m,n], x[n]"] });
        Dictionary<string, Tensor> at = new() { ["W"] = Tensor.FromRows([[1, 2, 3], [4, 5, 6]]), ["x"] = Tensor.Vector(0.3, 1, 2) };
        Assert.True(f.CheckGradient(at, functions: Sines(Math.Cos)).IsCorrect);
        var check = f.CheckGradient(at, functions: Sines(x => x == 1 ? 0 : Math.Cos(x)));
        Assert.Equal([("W", true), ("x", false)], check.Variables.Select(variable => (variable.Variable, variable.IsCorrect)).Order());
        Assert.Equal([1], Assert.Single(check.Partials, partial => !partial.IsCorrect).Index);
    }

    [Fact]
    public void Small_derivatives_of_large_values_are_found_as_well_as_rounding_lets_them()
    {
        var check = Expr.Parse("1e3 + sin(x)").CheckGradient(Point("x=0.02"));
        Assert.InRange(check.WorstError, 0, 1e-10);
        Assert.InRange(check.WorstError, 0, 100 * check.Partials.Single().Uncertainty);
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

    private static FunctionBindings Sines(Func<double, double> slope) => FunctionBindings.None
        .With("f", (arguments, result) =>
        {
            for (var i = 0; i < result.Length; i++) result[i] = Math.Sin(arguments[0][i]);
        })
        .With("D[1](f)", (arguments, result) =>
        {
            result.Clear();
            for (var i = 0; i < arguments[0].Length; i++) result[i * (arguments[0].Length + 1)] = slope(arguments[0][i]);
        });

    private static Dictionary<string, double> Point(string text) =>
        text.Split(", ").Select(part => part.Split('=')).ToDictionary(part => part[0], part => double.Parse(part[1], System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("log(x)", 1e-300, CheckVerdict.Correct)]
    [InlineData("sqrt(x)", 1e-20, CheckVerdict.Correct)]
    [InlineData("sqrt(x)", 0, CheckVerdict.Incomparable)]
    [InlineData("floor(x)", 2, CheckVerdict.Incomparable)]
    [InlineData("1/x", 0, CheckVerdict.Incomparable)]
    [InlineData("floor(x)", 1e-20, CheckVerdict.Correct)]
    [InlineData("max(0, x)", 0, CheckVerdict.Wrong)]
    public void Where_differences_tell_nothing_nothing_is_concluded(string text, double x, CheckVerdict verdict)
    {
        var check = Expr.Parse(text).CheckGradient(new Dictionary<string, double> { ["x"] = x });
        Assert.Equal((verdict, verdict == CheckVerdict.Correct), (check.Verdict, check.IsCorrect));
    }
}
