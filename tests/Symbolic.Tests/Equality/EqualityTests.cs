namespace SymDiff.Tests.Equality;

public class EqualityTests
{
    [Theory]
    [InlineData("sigmoid(x)", "tanh(x/2)/2 + 1/2")]
    [InlineData("1/(1 + exp(-x))", "sigmoid(x)")]
    [InlineData("tanh(x)", "sinh(x)/cosh(x)")]
    [InlineData("tanh(x)", "(exp(x) - exp(-x))/(exp(x) + exp(-x))")]
    [InlineData("log(sigmoid(x))", "-softplus(-x)")]
    [InlineData("softplus(x) - softplus(-x)", "x")]
    [InlineData("logit(sigmoid(x))", "x")]
    [InlineData("sin(x)^2 + cos(x)^2", "1")]
    [InlineData("sin(3*x)", "3*sin(x) - 4*sin(x)^3")]
    [InlineData("cos(x + y)", "cos(x)*cos(y) - sin(x)*sin(y)")]
    [InlineData("sin(pi/2 - x)", "cos(x)")]
    [InlineData("sinh(2*x)", "2*sinh(x)*cosh(x)")]
    [InlineData("(x + 1)^5", "x^5 + 5*x^4 + 10*x^3 + 10*x^2 + 5*x + 1")]
    [InlineData("1/(sqrt(2) - 1)", "sqrt(2) + 1")]
    [InlineData("sqrt(6)", "sqrt(2)*sqrt(3)")]
    [InlineData("exp(x/3)^3", "exp(x)")]
    [InlineData("relu(x) - relu(-x)", "x")]
    [InlineData("max(x, y) + min(x, y)", "x + y")]
    [InlineData("max(x, 0)", "(x + abs(x))/2")]
    [InlineData("abs(x)*sign(x)", "x")]
    [InlineData("sqrt(x^2)", "abs(x)")]
    [InlineData("erf(-x)", "-erf(x)")]
    public void Identities_are_proved(string left, string right) => Assert.Equal(Verdict.Equal, Compare(left, right).Verdict);

    [Theory]
    [InlineData("x/x", "1", "x != 0")]
    [InlineData("(x^2 - 1)/(x - 1)", "x + 1", "x - 1 != 0")]
    [InlineData("exp(log(x))", "x", "x > 0")]
    [InlineData("sqrt(x)^2", "x", "x >= 0")]
    [InlineData("log(x*y)", "log(x) + log(y)", "x > 0, y > 0")]
    [InlineData("log(x^2)", "2*log(x)", "x > 0")]
    [InlineData("sin(asin(x))", "x", "abs(x) <= 1")]
    [InlineData("x^x", "exp(x*log(x))", "x > 0")]
    [InlineData("where(x > 0, log(x), 0)", "log(x)", "x > 0")]
    [InlineData("where(x == 0, 1, sin(x)/x)", "sin(x)/x", "x != 0")]
    [InlineData("where(x > 0, sqrt(x)^2, 0)", "max(x, 0)", "")]
    [InlineData("0*lgamma(x)", "0", "x > 0 or floor(x) != x")]
    public void Conditions_say_where_both_are_defined(string left, string right, string conditions)
    {
        var result = Compare(left, right);
        Assert.Equal(conditions, string.Join(", ", result.Conditions));
        Assert.Equal(conditions.Length == 0 ? Verdict.Equal : Verdict.EqualWhereDefined, result.Verdict);
    }

    [Theory]
    [InlineData("x + 1", "x + 2")]
    [InlineData("sin(x)", "cos(x)")]
    [InlineData("a", "b")]
    [InlineData("sqrt(x^2)", "x")]
    [InlineData("atan(x) + atan(1/x)", "pi/2")]
    [InlineData("exp(x + y)", "exp(x) + exp(y)")]
    [InlineData("max(x, y)", "x")]
    [InlineData("sigmoid(x)", "sigmoid(x) + 1e-12")]
    [InlineData("1", "2")]
    [InlineData("where(x > 0, log(x), 0)", "where(x > 0, log(x), 5)")]
    [InlineData("x^y*where(x > 0, 1, 2)", "x^y")]
    [InlineData("xlogy(x, y) + where(y > 0, 0, 1)", "xlogy(x, y)")]
    [InlineData("where(x > 0, 1/x, 0)", "where(x > 0, 1/x, 0) + where(x < 0, 1, 0)")]
    public void A_counterexample_is_a_point_where_both_are_defined(string left, string right)
    {
        var result = Compare(left, right);
        Assert.Equal(Verdict.Different, result.Verdict);
        Assert.NotEqual(result.Counterexample!.Left, result.Counterexample.Right);
    }

    [Theory]
    [InlineData("lgamma(x + 1)", "lgamma(x) + log(x)")]
    [InlineData("f(x + y)", "f(x) + f(y)")]
    public void What_is_neither_proved_nor_refuted_stays_open(string left, string right) =>
        Assert.Equal(Verdict.Undecided, Expr.Parse(left, Opaque).CompareWith(Expr.Parse(right, Opaque)).Verdict);

    [Theory]
    [InlineData("x > 0", "sqrt(x^2)", "x")]
    [InlineData("x > 0, y > 0", "log(x*y)", "log(x) + log(y)")]
    [InlineData("x > 0", "(x^a)^b", "x^(a*b)")]
    [InlineData("x != 0", "x/x", "1")]
    [InlineData("x > 0", "x^y*x", "x^(y + 1)")]
    public void Assumptions_count(string assumptions, string left, string right)
    {
        var model = Model.Parse(left, new() { Assumptions = [assumptions] });
        Assert.Equal(Verdict.Equal, model.Output.CompareWith(Expr.Parse(right), new() { Assumptions = model.Assumptions }).Verdict);
    }

    [Fact]
    public void A_form_beyond_the_budget_decides_nothing()
    {
        var wide = string.Join(" + ", Enumerable.Range(1, 30).Select(i => $"a{i}"));
        Assert.NotEqual(Verdict.Different, Compare($"({wide})^9*({wide})", $"({wide})^10").Verdict);
    }

    private static BindingOptions Opaque { get; } = new() { Opaque = ["f(1)"] };

    private static EqualityResult Compare(string left, string right) => Expr.Parse(left).CompareWith(Expr.Parse(right));
}
