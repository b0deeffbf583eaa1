namespace SymDiff.Compiling.Tests;

public class ScalarFunctionTests
{
    private static readonly Expr X = Expr.Variable("x");
    private static readonly Expr Y = Expr.Variable("y");
    private readonly ScalarFunction sum = (X + Y).Compile("x", "y");
    private readonly ScalarFunction pair = new[] { X + Y, X * Y }.Compile("x", "y");

    [Fact]
    public void One_output_is_returned()
    {
        Assert.Equal(5, sum.Evaluate(2, 3));
        Assert.Equal(["x", "y"], sum.ArgumentNames.AsEnumerable());
        Assert.Equal(1, sum.OutputCount);
    }

    [Fact]
    public void Several_outputs_are_written()
    {
        var results = new double[3];
        pair.Evaluate([2, 3], results);
        Assert.Equal([5, 6, 0], results);
    }

    [Fact]
    public void One_value_of_several_outputs_is_an_error() => Assert.Equal("SD3010", Code(() => pair.Evaluate(1, 2)));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Any_other_number_of_arguments_is_an_error(int count)
    {
        var at = new double[count];
        Assert.Equal("SD3005", Code(() => sum.Evaluate(at)));
    }

    [Fact]
    public void A_short_span_of_results_is_an_error_that_says_what_is_needed()
    {
        var error = Assert.Throws<SymDiffException>(() => pair.Evaluate([1, 2], new double[1]));
        Assert.Equal("SD3005: the span 'results' has 1 element where 2 are needed", error.Message);
    }

    [Fact]
    public void Results_over_the_arguments_are_an_error()
    {
        var memory = new double[4];
        Assert.Equal("SD3006", Code(() => pair.Evaluate(memory.AsSpan(0, 2), memory.AsSpan(1, 2))));
        pair.Evaluate(memory.AsSpan(0, 2), memory.AsSpan(2, 2));
    }

    [Fact]
    public void Long_functions_check_their_spans_too()
    {
        var x = X;
        for (var i = 0; i < 2000; i++) x = Ops.Trigonometric.Sin[x];
        var f = x.CompileValueAndGradient(["x"], ["x"]);
        Assert.Equal("SD3005", Code(() => f([1, 2], new double[1])));
        Assert.Equal("SD3005", Code(() => f([1], [])));
        var memory = new double[1];
        Assert.Equal("SD3006", Code(() => f(memory, memory)));
    }

    private static string Code(Action action) => Assert.Throws<SymDiffException>(action).Diagnostic.Code;
}
