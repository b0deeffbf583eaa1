namespace SymDiff.Tests.Facts;

public class AssumptionTests
{
    [Theory]
    [InlineData("x > 0", "sqrt(x^2)", "x")]
    [InlineData("x < 0", "sqrt(x^2)", "-x")]
    [InlineData("x > 0", "abs(x) + sign(x)", "x + 1")]
    [InlineData("x > 0, y > x", "max(x, y)", "y")]
    [InlineData("0 < p < 1", "max(0, 1 - p)", "1 - p")]
    [InlineData("x > 0", "log(x^3)", "3*log(x)")]
    [InlineData("x > 0", "(x^a)^b", "x^(a*b)")]
    [InlineData("x > 1", "where(x > 0, x, sin(x))", "x")]
    [InlineData("x < -1", "where(x > 0, x, sin(x))", "sin(x)")]
    [InlineData("x > 0", "exp(log(x))", "x")]
    public void Simplification_relies_on_them(string assumptions, string text, string expected)
    {
        var model = Model.Parse(text, new() { Assumptions = [assumptions] });
        Assert.Equal(expected, model.Output.Simplify(new() { Assumptions = model.Assumptions }).ToString());
    }

    [Fact]
    public void A_program_states_them()
    {
        var model = Model.Parse("assume 0 < p < 1, q >= 2\nf = abs(p) + abs(q)");
        Assert.Equal("0 < p and p < 1, q >= 2", string.Join(", ", model.Assumptions));
        Assert.Equal("p + q", model.Output.Simplify(new() { Assumptions = model.Assumptions }).ToString());
    }

    [Theory]
    [InlineData("x")]
    [InlineData("x > 0 or y > 0")]
    [InlineData("x > 0 and sin(y)")]
    public void What_is_no_comparison_is_refused(string text)
    {
        var error = Assert.Throws<SymDiffException>(() => Model.Parse("x", new() { Assumptions = [text] }));
        Assert.Equal(Codes.Assumption, error.Diagnostic.Code);
    }

    [Fact]
    public void Rules_can_be_left_out() =>
        Assert.Equal("exp(log(x))", Expr.Parse("exp(log(x))").Simplify(new() { Without = new HashSet<string> { "exp-log" } }).ToString());

    [Theory]
    [InlineData("x > 1, x < 0", 7)]
    [InlineData("x > 0, x <= 0", 7)]
    [InlineData("x > 0, y < 0, x == 0", 14)]
    [InlineData("x != 0, x == 0", 8)]
    [InlineData("x < y, y < x", 7)]
    public void A_contradiction_is_an_error_in_its_place(string assumptions, int place)
    {
        var error = Assert.Throws<SymDiffException>(() => Expr.Parse("sqrt(x^2)", new() { Assumptions = [assumptions] })).Diagnostic;
        Assert.Equal((Codes.Contradiction, place), (error.Code, error.Span.Start));
    }

    [Theory]
    [InlineData("x >= 0, x <= 0")]
    [InlineData("0 < x < 1, x > 1/2")]
    [InlineData("x < y, y < 0")]
    public void What_can_hold_together_is_taken(string assumptions) => Assert.NotNull(Expr.Parse("sqrt(x^2)", new() { Assumptions = [assumptions] }));
}
