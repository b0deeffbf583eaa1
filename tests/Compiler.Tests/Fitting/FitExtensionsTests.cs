namespace SymDiff.Compiling.Tests;

public class FitExtensionsTests
{
    private static readonly DataTable Line = new(("x", [0, 1, 2, 3]), ("y", [1, 3.1, 4.9, 7]));

    private static readonly DataTable Decay = new(("x", [0, 1, 2, 3, 4]), ("y", [2.1, 1.1, 0.65, 0.3, 0.21]));

    private static readonly FitMethod[] All = [FitMethod.LevenbergMarquardt, FitMethod.Bfgs, FitMethod.LimitedMemoryBfgs, FitMethod.Newton, FitMethod.GradientDescent(0.02, 0.5), FitMethod.Adam(0.05)];

    public static TheoryData<string> Methods => [.. All.Select(method => method.Name)];

    [Fact]
    public void A_line_is_fitted_with_its_standard_errors()
    {
        var fit = Expr.Parse("a + b*x").Fit(Line, new() { Response = "y", Start = At(("a", 0), ("b", 0)) });
        Assert.True(fit.IsSuccess);
        // by hand: b = Sxy/Sxx, a = mean(y) - b*mean(x), s^2 = RSS/2, errors s*sqrt(1/4 + mean(x)^2/Sxx) and s/sqrt(Sxx), with Sxx = 5
        Assert.Equal(1.98, fit.Parameters["b"].Values[0], 12);
        Assert.Equal(1.03, fit.Parameters["a"].Values[0], 12);
        Assert.Equal(0.018, fit.Loss, 12);
        Assert.Equal(2, fit.DegreesOfFreedom);
        Assert.Equal(Math.Sqrt(0.009 / 5), fit.StandardErrors["b"].Values[0], 12);
        Assert.Equal(Math.Sqrt(0.009 * (0.25 + (2.25 / 5))), fit.StandardErrors["a"].Values[0], 12);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_method_finds_the_same_line_by_rows_and_by_tensors(string name)
    {
        var options = new FitOptions { Response = "y", Method = Method(name), Start = At(("a", 0), ("b", 0)) };
        var rows = Expr.Parse("a + b*x").Fit(Line, options);
        var tensors = Model.Parse("input x[n]\nparam a, b\na + b*x").Fit(Line, options);
        foreach (var fit in new[] { rows, tensors })
        {
            Assert.True(fit.IsSuccess, $"{fit.Stop}");
            Assert.Equal(1.98, fit.Parameters["b"].Values[0], 5);
            Assert.Equal(0.018, fit.Loss, 9);
            Assert.Equal(2, fit.StandardErrors.Count);
        }
    }

    [Fact]
    public void A_loss_is_summed_over_the_rows()
    {
        var rows = Expr.Parse("(y - a - b*x)^2").Fit(Line, new() { Start = At(("a", 0), ("b", 0)) });
        var tensors = Model.Parse("input x[n], y[n]\nparam a, b\nsum((y - a - b*x)^2)").Fit(Line, new() { Start = At(("a", 0), ("b", 0)) });
        Assert.Equal(0.018, rows.Loss, 10);
        Assert.Equal(0.018, tensors.Loss, 10);
        Assert.Null(rows.DegreesOfFreedom);
        Assert.Empty(rows.StandardErrors);
    }

    [Fact]
    public void A_matrix_of_data_and_numbers_that_stay_are_given_as_fixed()
    {
        var matrix = Tensor.FromRows([1, 0], [1, 1], [1, 2], [1, 3]);
        var fit = Model.Parse("input X[n,k], c\nparam w[k]\nc*(X @ w)").Fit(Line, new()
        {
            Response = "y",
            Start = new Dictionary<string, Tensor> { ["w"] = new double[] { 0, 0 } },
            Fixed = new Dictionary<string, Tensor> { ["X"] = matrix, ["c"] = 2 },
        });
        Assert.True(fit.IsSuccess);
        Assert.Equal(0.99, fit.Parameters["w"].Values[1], 12);
    }

    [Fact]
    public void The_response_may_be_an_expression_of_columns()
    {
        var data = new DataTable(("x", [0, 1, 2]), ("y", [1, Math.E, Math.Exp(2)]));
        var fit = Expr.Parse("a + b*x").Fit(data, new() { Response = "log(y)", Start = At(("a", 1), ("b", 0)) });
        Assert.Equal(1, fit.Parameters["b"].Values[0], 12);
    }

    [Fact]
    public void Parameters_that_the_data_do_not_determine_are_no_success()
    {
        var fit = Expr.Parse("a + b + x").Fit(Line, new() { Response = "y", Start = At(("a", 0), ("b", 0)) });
        Assert.Equal(FitStop.Undetermined, fit.Stop);
        Assert.Empty(fit.StandardErrors);
        Assert.Equal(FitStop.Undetermined, Expr.Parse("a + b*x + c*x^2 + d*x^3 + e*x^4").Fit(Line, new() { Response = "y", Start = At(("a", 0), ("b", 0), ("c", 0), ("d", 0), ("e", 0)) }).Stop);
    }

    [Fact]
    public void A_saddle_and_a_slope_without_end_are_no_success()
    {
        Assert.False(Expr.Parse("x^2 - y^2").Fit(null, new() { Start = At(("x", 1), ("y", 0)) }).IsSuccess);
        Assert.False(Expr.Parse("1 + exp(-x)").Fit(null, new() { Start = At(("x", 0)) }).IsSuccess);
        Assert.False(Expr.Parse("x").Fit(null, new() { Start = At(("x", 0)) }).IsSuccess);
    }

    /// <summary>Full first steps lead to b = 100, where the model is the mean of the data and level in b.</summary>
    [Fact]
    public void A_fit_that_ends_on_a_plateau_starts_again_with_shorter_steps()
    {
        var data = new DataTable(("x", [1, 2, 3, 5, 7, 10]), ("y", [92, 130, 170, 181, 199, 204]));
        var fit = Expr.Parse("a*(1 - exp(-b*x))").Fit(data, new() { Response = "y", Start = At(("a", 1), ("b", 1)) });
        var near = Expr.Parse("a*(1 - exp(-b*x))").Fit(data, new() { Response = "y", Start = At(("a", 200), ("b", 0.6)) });
        Assert.True(fit.IsSuccess);
        Assert.Equal(near.Loss, fit.Loss, 8);
    }

    [Fact]
    public void Sums_of_exponentials_are_found_from_afar_by_curvature()
    {
        double[] x = [.. Enumerable.Range(0, 33).Select(i => 10.0 * i)];
        double[] y = [.. x.Select(t => 0.4 + (2 * Math.Exp(-0.013 * t)) - (1.5 * Math.Exp(-0.022 * t)))];
        var fit = Expr.Parse("a + b*exp(-d*x) + c*exp(-e*x)").Fit(new(("x", x), ("y", y)), new() { Response = "y", Start = At(("a", 50), ("b", 150), ("c", -100), ("d", 1), ("e", 2)) });
        Assert.True(fit.IsSuccess, $"{fit.Stop}");
        Assert.Equal(0.4, fit.Parameters["a"].Values[0], 8);
    }

    [Theory]
    [InlineData("singular", "(p + 10*q)^2 + 5*(r - s)^2 + (q - 2*r)^4 + 10*(p - s)^4", "p=3, q=-1, r=0, s=1")]
    [InlineData("quartic", "(p - 2)^4 + (q + 1)^4", "p=0, q=0")]
    [InlineData("badly scaled", "(10000*p*q - 1)^2 + (exp(-p) + exp(-q) - 1.0001)^2", "p=0, q=1")]
    [InlineData("tiny", "1e-20*((p - 1)^2 + 10*(q - p^2)^2)", "p=-1.2, q=1")]
    [InlineData("scales", "(p/1e8 - 1)^2 + (q*1e8 - 1)^2", "p=0, q=0")]
    [InlineData("saddle on the way", "100*(q - p^2)^2 + (1 - p)^2 + 90*(s - r^2)^2 + (1 - r)^2 + 10*(q + s - 2)^2 + 0.1*(q - s)^2", "p=-3, q=-1, r=-3, s=-1")]
    public void Flat_and_badly_scaled_minima_are_found_and_known_as_such(string name, string text, string start)
    {
        foreach (var method in new[] { FitMethod.Bfgs, FitMethod.Newton })
        {
            var fit = Expr.Parse(text).Fit(null, new() { Method = method, Start = At([.. Values(start)]) });
            Assert.True(fit.IsSuccess, $"{name}, {method.Name}: {fit.Stop}");
            Assert.Equal(0, fit.Loss, 1e-25);
        }
    }

    [Fact]
    public void Many_parameters_are_fitted_without_their_square()
    {
        const int count = 300;
        var target = Tensor.Vector([.. Enumerable.Range(0, count).Select(i => Math.Sin(i))]);
        var fit = Model.Parse("input t[n]\nparam w[n]\nsum((w - t)^2 + (w - t)^4)").Fit(null, new()
        {
            Method = FitMethod.LimitedMemoryBfgs,
            Start = new Dictionary<string, Tensor> { ["w"] = new double[count] },
            Fixed = new Dictionary<string, Tensor> { ["t"] = target },
        });
        Assert.True(fit.IsSuccess, $"{fit.Stop}");
        Assert.Equal(0, fit.Loss, 1e-10);
    }

    /// <summary>The sum of squares has a maximum at b = 1.27245: its gradient is zero, and the Jacobian is not.</summary>
    [Fact]
    public void A_start_at_the_greatest_residuals_is_left()
    {
        var data = new DataTable(("x", [0, 1]), ("y", [0.5, 0.5]));
        var model = Expr.Parse("cos(b) + 3*x*sin(b)");
        var fit = model.Fit(data, new() { Response = "y", Start = At(("b", 1.272450297766461)) });
        Assert.NotEqual(1.27, fit.Parameters["b"].Values[0], 2);
        Assert.True(fit.IsSuccess, $"{fit.Stop}");
        foreach (var step in new[] { -0.01, 0.01 }) Assert.True(Sum(fit.Parameters["b"].Values[0] + step) > fit.Loss);

        double Sum(double b) => Math.Pow(0.5 - Math.Cos(b), 2) + Math.Pow(0.5 - Math.Cos(b) - (3 * Math.Sin(b)), 2);
    }

    [Fact]
    public void Steps_where_the_model_is_undefined_are_rejected()
    {
        foreach (var method in new[] { FitMethod.Bfgs, FitMethod.LimitedMemoryBfgs, FitMethod.Newton })
        {
            var fit = Expr.Parse("x - log(x)").Fit(null, new() { Method = method, Start = At(("x", 1e-3)) });
            Assert.True(fit.IsSuccess, method.Name);
            Assert.Equal(1, fit.Parameters["x"].Values[0], 6);
        }
        var line = Expr.Parse("log(a)*x + 1").Fit(Line, new() { Response = "y", Start = At(("a", 1e-3)) });
        Assert.Equal(Math.Exp(1.99285714285714), line.Parameters["a"].Values[0], 8);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_cancelled_fit_has_the_best_parameters_so_far(string name)
    {
        using var source = new CancellationTokenSource();
        var options = new FitOptions { Method = Method(name), Response = "y", Start = At(("a", 1), ("b", 1)), Progress = step => { if (step.Number == 2) source.Cancel(); } };
        var fit = Expr.Parse("a*exp(-b*x)").Fit(Decay, options, source.Token);
        Assert.Equal((FitStop.Interrupted, 2), (fit.Stop, fit.Steps));
        Assert.Equal(fit.Losses.Min(), fit.Loss);
        Assert.NotEqual(1, fit.Parameters["a"].Values[0]);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void No_method_makes_more_steps_than_allowed(string name)
    {
        foreach (var steps in new[] { 0, 1, 3 })
        {
            var fit = Expr.Parse("a*exp(-b*x)").Fit(Decay, new() { Method = Method(name), Response = "y", MaxSteps = steps, Start = At(("a", 1), ("b", 1)) });
            Assert.Equal(FitStop.MaxSteps, fit.Stop);
            Assert.InRange(fit.Steps, Math.Min(1, steps), steps);
        }
    }

    [Theory]
    [InlineData("SD5006", "a*z", "y", "a=1, z=2", "y*2 + q")]
    [InlineData("SD5007", "a*x + b", "y", "a=1", null)]
    [InlineData("SD5008", "a*x", "y", "a=1, b=2", null)]
    [InlineData("SD5009", "log(a)*x", "y", "a=-1", null)]
    [InlineData("SD5009", "1/a", null, "a=0", null)]
    [InlineData("SD5008", "x + 1", "y", "", null)]
    public void Requests_that_cannot_be_met_have_codes(string code, string text, string? response, string start, string? otherResponse)
    {
        Assert.Equal(code, Assert.Throws<SymDiffException>(() => Expr.Parse(text).Fit(Line, new() { Response = otherResponse ?? response, Start = At([.. Values(start)]) })).Diagnostic.Code);
    }

    [Fact]
    public void A_method_without_what_it_needs_and_a_loss_of_many_numbers_have_codes()
    {
        Assert.Equal("SD5010", Code(() => Expr.Parse("a^2").Fit(null, new() { Method = FitMethod.LevenbergMarquardt, Start = At(("a", 1)) })));
        Assert.Equal("SD5011", Code(() => Model.Parse("input x[n]\nparam a\na*x").Fit(Line, new() { Start = At(("a", 1)) })));
        Assert.Equal("SD5012", Code(() => FitMethod.GradientDescent(-1)));
        Assert.Equal("SD5012", Code(() => FitMethod.GradientDescent(1, 1)));
        Assert.Equal("SD5006", Code(() => Expr.Parse("a*x").Fit(null, new() { Response = "y", Start = At(("a", 1)) })));
    }

    private static IEnumerable<(string Name, double Value)> Values(string text) =>
        text.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=')).Select(part => (part[0], double.Parse(part[1], System.Globalization.CultureInfo.InvariantCulture)));

    private static FitMethod Method(string name) => Array.Find(All, method => method.Name == name)!;

    private static string Code(Func<object> action) => Assert.Throws<SymDiffException>(action).Diagnostic.Code;

    private static Dictionary<string, Tensor> At(params (string Name, double Value)[] values) => values.ToDictionary(pair => pair.Name, pair => (Tensor)pair.Value);

    /// <summary>On the way one parameter all but vanishes, and the curvature by the other with it: scaled to 1, the Hessian is infinite beside it.</summary>
    [Fact]
    public void A_product_of_parameters_is_not_determined()
    {
        DataTable three = new(("x", [1, 2, 3]), ("y", [2, 4, 6.1]));
        var fit = Expr.Parse("a*x + b*c").Fit(three, new() { Response = "y", Start = At(("a", 1), ("b", 0), ("c", 3)) });
        Assert.Equal(FitStop.Undetermined, fit.Stop);
        Assert.Equal(2.05, fit.Parameters["a"].Values[0], 8);
        Assert.Equal(-1.0 / 15, fit.Parameters["b"].Values[0] * fit.Parameters["c"].Values[0], 8);
    }
}
