using SymDiff.Ops;

namespace SymDiff.Tests.Facts;

public class FactTableTests
{
    [Theory]
    [InlineData("", "exp(x) > 0")]
    [InlineData("", "x^2 + 1 > 0")]
    [InlineData("", "x*x + 1 > 0")]
    [InlineData("", "cosh(x) >= 1")]
    [InlineData("", "sigmoid(x) < 1")]
    [InlineData("", "sqrt(x) >= 0")]
    [InlineData("", "exp(x) + abs(y) > 0")]
    [InlineData("", "max(x, 1) >= 1")]
    [InlineData("", "min(x, -1) < 0")]
    [InlineData("", "where(x > 0, 1, 2) > 0")]
    [InlineData("", "pi > 3")]
    [InlineData("x > 0", "x > 0 and 2*x >= 0")]
    [InlineData("x > 0, y > 0", "x*y > 0")]
    [InlineData("x > 0, y > 0", "x/y > 0")]
    [InlineData("x > 1", "log(x) > 0")]
    [InlineData("0 < p < 1", "1 - p > 0")]
    [InlineData("0 < p < 1", "p/(1 - p) > 0")]
    [InlineData("x < 0", "x^3 < 0")]
    [InlineData("x != 0", "x^2 > 0")]
    [InlineData("x != 0", "abs(x) > 0")]
    [InlineData("x >= y", "x - y >= 0")]
    [InlineData("x < -2", "x^2 >= 3.99")]
    [InlineData("x > 0.1", "x >= 0.1")]
    public void What_follows_is_proved(string assumptions, string condition) => Assert.True(Table(assumptions).Proves(Read(condition)));

    [Theory]
    [InlineData("", "x >= 0")]
    [InlineData("", "exp(x) > 1")]
    [InlineData("", "x^2 > 0")]
    [InlineData("", "step(x + y) > 0")]
    [InlineData("", "1/x != 1")]
    [InlineData("x >= 0", "x > 0")]
    [InlineData("x > 0", "x - y > 0")]
    [InlineData("0 < p < 1", "p < 0.5")]
    [InlineData("x > 0", "log(x) > 0")]
    [InlineData("-1 < x < 2", "1/x > 0")]
    public void What_does_not_follow_is_not_proved(string assumptions, string condition) => Assert.False(Table(assumptions).Proves(Read(condition)));

    [Theory]
    [InlineData("", "exp(x) <= 0")]
    [InlineData("x > 0", "x < 0")]
    [InlineData("x > 0", "x == 0")]
    [InlineData("", "sin(x) > 1")]
    public void What_contradicts_is_refuted(string assumptions, string condition) => Assert.True(Table(assumptions).Proves(Logic.Not[Read(condition)]));

    private static FactTable Table(string assumptions) =>
        new([.. Model.Parse("0", new() { Assumptions = assumptions.Length == 0 ? [] : [assumptions] }).Assumptions]);

    private static Expr Read(string condition) => Expr.Parse(condition);
}
