namespace SymDiff.Tests.Equality;

public class EqualityTests
{
    internal static readonly (string Left, string Right)[] Proved =
    [
        ("sigmoid(x)", "tanh(x/2)/2 + 1/2"),
        ("1/(1 + exp(-x))", "sigmoid(x)"),
        ("tanh(x)", "sinh(x)/cosh(x)"),
        ("tanh(x)", "(exp(x) - exp(-x))/(exp(x) + exp(-x))"),
        ("log(sigmoid(x))", "-softplus(-x)"),
        ("softplus(x) - softplus(-x)", "x"),
        ("logit(sigmoid(x))", "x"),
        ("sin(x)^2 + cos(x)^2", "1"),
        ("sin(3*x)", "3*sin(x) - 4*sin(x)^3"),
        ("cos(x + y)", "cos(x)*cos(y) - sin(x)*sin(y)"),
        ("sin(pi/2 - x)", "cos(x)"),
        ("sinh(2*x)", "2*sinh(x)*cosh(x)"),
        ("(x + 1)^5", "x^5 + 5*x^4 + 10*x^3 + 10*x^2 + 5*x + 1"),
        ("1/(sqrt(2) - 1)", "sqrt(2) + 1"),
        ("sqrt(6)", "sqrt(2)*sqrt(3)"),
        ("exp(x/3)^3", "exp(x)"),
        ("relu(x) - relu(-x)", "x"),
        ("max(x, y) + min(x, y)", "x + y"),
        ("max(x, 0)", "(x + abs(x))/2"),
        ("abs(x)*sign(x)", "x"),
        ("sqrt(x^2)", "abs(x)"),
        ("erf(-x)", "-erf(x)"),
        ("sin(x + pi/4)", "(sin(x) + cos(x))/sqrt(2)"),
        ("cos(pi/12)", "(sqrt(6) + sqrt(2))/4"),
        ("sqrt(-1 + 2*sqrt(2))*sqrt(1 + 2*sqrt(2))", "sqrt(7)"),
        ("2^(1/3)*2^(1/6)", "sqrt(2)"),
        ("sqrt(cos(x)^2)", "abs(cos(x))"),
        ("(x^2*y^4)^(1/4)", "sqrt(abs(x))*abs(y)"),
        ("log(cosh(x)^2 + sinh(x)^2)", "log(cosh(2*x))"),
        ("(2*x)^t", "2^t*x^t"),
    ];

    public static TheoryData<string, string> Identities
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var (left, right) in Proved) rows.Add(left, right);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void Identities_are_proved(string left, string right) => Assert.Equal(Verdict.Equal, Compare(left, right).Verdict);

    [Theory]
    [InlineData("x/x", "1", "x != 0")]
    [InlineData("(x^2 - 1)/(x - 1)", "x + 1", "x - 1 != 0")]
    [InlineData("exp(log(x))", "x", "x > 0")]
    [InlineData("sqrt(x)^2", "x", "x >= 0")]
    [InlineData("sqrt(sqrt(x))", "x^(1/4)", "")]
    [InlineData("(x^3)^(1/3)", "x", "x^3 >= 0")]
    [InlineData("x/abs(x)", "sign(x)", "x != 0")]
    [InlineData("sqrt(a^4 - x^4)", "sqrt(a^2 - x^2)*sqrt(a^2 + x^2)", null)]
    [InlineData("sqrt(x^2 + 2*x*y + y^2)", "abs(x + y)", null)]
    [InlineData("log(x^2 + 2*x + 1)", "2*log(abs(x + 1))", null)]
    [InlineData("sqrt(x)^p", "x^(p/2)", null)]
    [InlineData("log(sqrt(x)*y)", "log(x)/2 + log(y)", "x > 0, y > 0")]
    [InlineData("log(x*y)", "log(x) + log(y)", "x > 0, y > 0")]
    [InlineData("log(x^2)", "2*log(x)", "x > 0")]
    [InlineData("sin(asin(x))", "x", "abs(x) <= 1")]
    [InlineData("x^x", "exp(x*log(x))", "x > 0")]
    [InlineData("where(x > 0, log(x), 0)", "log(x)", "x > 0")]
    [InlineData("where(x == 0, 1, sin(x)/x)", "sin(x)/x", "x != 0")]
    [InlineData("where(x > 0, sqrt(x)^2, 0)", "max(x, 0)", "")]
    [InlineData("0*lgamma(x)", "0", "x > 0 or floor(x) != x")]
    [InlineData("0*log(-1)", "0", "-1 > 0")]
    public void Conditions_say_where_both_are_defined(string left, string right, string? conditions)
    {
        var result = Compare(left, right);
        conditions ??= string.Join(", ", result.Conditions);
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
    [InlineData("sqrt(cos(x)^2)", "cos(x)")]
    [InlineData("sqrt(x^2 + 2*x*y + y^2)", "x + y")]
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
    [InlineData("lgamma(x + 1/2)", "lgamma(x) + log(x)/2 + f(x)")]
    [InlineData("f(x + y)", "f(x) + f(y)")]
    [InlineData("mod(x, 0) < -1", "mod(x, 0) < 0")]
    [InlineData("x/0", "y/0")]
    [InlineData("-atan2(x, y)", "atan2(-x, y)")]
    [InlineData("given(0, x)", "given(0, -x)")]
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
