using MathNet.Numerics.Random;

namespace SymDiff.Compiling.Tests;

public class BatchesTests
{
    private static readonly DataTable Data = new(("a", [1, 2, 3, 4, 5, 6, 7]), ("b", [1, 0, 2, 0, 3, 0, 4]));
    private static readonly Dictionary<string, Tensor> Start = new() { ["w"] = new double[] { 0.5, -0.25 } };

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(50)]
    public void A_pass_takes_every_row_once_in_an_order_of_its_own(int size)
    {
        var rows = new RowData([Expr.Variable("a"), Expr.Variable("b")], Data, new Dictionary<string, string>());
        var batches = new Batches(rows, size, new MersenneTwister(5));
        var orders = new HashSet<string>();
        for (var pass = 0; pass < 5; pass++)
        {
            var taken = batches.Pass().ToList();
            Assert.Equal(7, taken.Sum(batch => batch.Count));
            Assert.Equal((7 + size - 1) / size, taken.Count);
            var pairs = taken.SelectMany(batch => rows.Slice("a", batch.First, batch.Count).ToArray().Zip(rows.Slice("b", batch.First, batch.Count).ToArray())).ToList();
            Assert.Equal(Enumerable.Range(0, 7).Select(row => (Data["a"].Span[row], Data["b"].Span[row])), pairs.Order());
            orders.Add(string.Join(' ', pairs));
        }
        Assert.True(orders.Count > 3, string.Join('\n', orders));
    }

    [Fact]
    public void Every_order_is_as_likely_as_any_other()
    {
        var (random, counts) = (new MersenneTwister(5), new Dictionary<string, int>());
        for (var trial = 0; trial < 6000; trial++)
        {
            var rows = new RowData([Expr.Variable("a")], new DataTable(("a", [1, 2, 3])), new Dictionary<string, string>());
            rows.Shuffle(random);
            var order = string.Join(' ', rows.Slice("a", 0, 3).ToArray());
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }
        Assert.Equal(6, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 850, 1150));
    }

    // the same loss as a formula of all rows, of one row with vectors, and of one row with numbers
    [Theory]
    [InlineData("input X[m,n], y[m]\nparam w[n]\nsum((X @ w - y)^2)", "X", "[a, b]", "y", "3*a - b")]
    [InlineData("input X[m,n], y[m]\nparam w[n]\nsum((X @ w - y)^2)", "X", "a..b", "y", "3*a - b")]
    [InlineData("input x[n], y\nparam w[n]\n(x @ w - y)^2", "x", "[a, b]", "y", "3*a - b")]
    public void Batches_lead_to_the_solution_by_all_rows_and_by_single_rows(string text, string first, string columns, string second, string target)
    {
        var options = new FitOptions { Start = Start, Inputs = new Dictionary<string, string> { [first] = columns, [second] = target }, Method = FitMethod.GradientDescent(0.004), Stop = 1e-10, MaxSteps = 4000 };
        foreach (var size in new int?[] { null, 7, 3, 1 })
        {
            var fit = Model.Parse(text).Fit(Data, options with { BatchSize = size });
            Assert.Equal(3, fit.Parameters["w"].Values[0], 4);
            Assert.Equal(-1, fit.Parameters["w"].Values[1], 4);
        }
        var (all, whole) = (Model.Parse(text).Fit(Data, options with { MaxSteps = 1 }), Model.Parse(text).Fit(Data, options with { MaxSteps = 1, BatchSize = 7 }));
        Assert.Equal(all.Loss, whole.Loss, 1e-9 * all.Loss);
    }

    [Fact]
    public void Rows_of_numbers_are_taken_in_batches_too()
    {
        var fit = Expr.Parse("(u*a + v*b - (3*a - b))^2").Fit(Data, new() { Start = new Dictionary<string, Tensor> { ["u"] = 0, ["v"] = 0 }, BatchSize = 2, Method = FitMethod.GradientDescent(0.004), MaxSteps = 4000 });
        Assert.Equal(3, fit.Parameters["u"].Values[0], 4);
        Assert.Equal(-1, fit.Parameters["v"].Values[0], 4);
    }

    [Fact]
    public void A_response_of_single_rows_has_its_standard_errors()
    {
        var data = new DataTable(("a", [1, 2, 3, 4]), ("b", [1, 0, 2, 0]), ("y", [1, 3.1, 4.9, 7]));
        FitOptions Options(string name) => new() { Response = "y", Start = Start, Inputs = new Dictionary<string, string> { [name] = "[a, b]" } };
        var rows = Model.Parse("input x[n]\nparam w[n]\nx @ w").Fit(data, Options("x"));
        var all = Model.Parse("input X[m,n]\nparam w[n]\nX @ w").Fit(data, Options("X"));
        Assert.True(rows.IsSuccess && all.IsSuccess);
        Assert.Equal(all.Loss, rows.Loss, 12);
        Assert.Equal(all.StandardErrors["w"].Values.ToArray(), rows.StandardErrors["w"].Values.ToArray(), (a, b) => Math.Abs(a - b) < 1e-10);
    }

    [Theory]
    [InlineData("sum((X @ w - y)^2)", "X", "[a, c]", null, "SD5006")]
    [InlineData("sum((X @ w - y)^2)", "X", "[a, b", null, "SD1002")]
    [InlineData("sum((X @ w - y)^2)", "X", "1", null, "SD5013")]
    [InlineData("sum((X @ w - y)^2)", "X", "b..a", null, "SD5013")]
    [InlineData("sum((X @ w - y)^2)", "X", "a..c", null, "SD5006")]
    [InlineData("sum((X @ w - y)^2)", "X", "a", null, "SD5013")]
    [InlineData("sum((X @ w - y)^2)", "Z", "[a, b]", null, "SD5008")]
    [InlineData("sum((X @ w - y)^2)", "w", "[a, b]", null, "SD5008")]
    [InlineData("sum((X @ w - y)^2)", "X", "[a, b]", 0, "SD5012")]
    public void Wrong_inputs_and_batches_are_errors(string loss, string name, string expression, int? batch, string code)
    {
        var options = new FitOptions { Start = Start, Inputs = new Dictionary<string, string> { [name] = expression, ["y"] = "a" }, BatchSize = batch };
        Assert.Equal(code, Assert.ThrowsAny<SymDiffException>(() => Model.Parse($"input X[m,n], y[m]\nparam w[n]\n{loss}").Fit(Data, options)).Diagnostic.Code);
    }

    [Fact]
    public void Methods_that_take_all_rows_have_no_batches()
    {
        var start = new Dictionary<string, Tensor> { ["u"] = 0 };
        Assert.Equal("SD5015", Assert.Throws<SymDiffException>(() => Expr.Parse("(u*a - b)^2").Fit(Data, new() { Start = start, BatchSize = 2, Method = FitMethod.Bfgs })).Diagnostic.Code);
        Assert.Equal("SD5015", Assert.Throws<SymDiffException>(() => Expr.Parse("(u - 1)^2").Fit(null, new() { Start = start, BatchSize = 2, Method = FitMethod.Adam() })).Diagnostic.Code);
    }
}
