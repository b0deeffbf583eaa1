using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Compiler.Tests.Systems;

/// <summary>Short forms of derivatives, and of formulas simplified; the value of each is checked beside its text.</summary>
public class ShortFormTests
{
    private const double X = 0.37, A = 1.3, B = 2.1;

    [Theory]
    [InlineData("x/(x + 1)", "1/(x + 1)^2")]
    [InlineData("x^2/(x^2 + 1)", "2*x/(x^2 + 1)^2")]
    [InlineData("(a*x + 1)/(a*x + b)", "a*(b - 1)/(a*x + b)^2")]
    [InlineData("a/(1 - x/b)", "a*b/(b - x)^2")]
    [InlineData("1/(1/x + 1/a)", "a^2/(a + x)^2")]
    [InlineData("sqrt(a*x/b)", "sqrt(a*x/b)/(2*x)")]
    [InlineData("sqrt(a*b/x)", "-sqrt(a*b/x)/(2*x)")]
    [InlineData("a*x/sqrt(1 - x^2/b^2)", "a/(1 - x^2/b^2)^(3/2)")]
    [InlineData("x*sqrt(5 - x^2)/2 + 5*asin(x/sqrt(5))/2", "sqrt(5 - x^2)")]
    [InlineData("log(1 + sqrt(2)*x + x^2) - log(1 - sqrt(2)*x + x^2)", "2*sqrt(2)*(1 - x^2)/(x^4 + 1)")]
    [InlineData("x^x", "x^x*(log(x) + 1)")]
    [InlineData("1/(x^3 - x)", "(1 - 3*x^2)/(x^3 - x)^2")]
    [InlineData("sin(x)^2", "sin(2*x)")]
    [InlineData("x/2 - sin(x)*cos(x)/2", "sin(x)^2")]
    [InlineData("cos(x)*tan(x)", "cos(x)")]
    [InlineData("cos(x)^5/5 - cos(x)^3/3", "cos(x)^2*sin(x)^3")]
    [InlineData("x + cos(x)/(1 + sin(x))", "1 - 1/(1 + sin(x))")]
    [InlineData("x^a*exp(-x^2)", "x^(a - 1)*exp(-x^2)*(a - 2*x^2)")]
    [InlineData("x*sqrt(a + b*x)^y", "sqrt(a + b*x)^y*(b*x*y/(2*(a + b*x)) + 1)")]
    [InlineData("log(3*x^2 + 2)/3 - 5*atan(sqrt(3/2)*x)/sqrt(6)", "(2*x - 5)/(3*x^2 + 2)")]
    [InlineData("tanh(x + x^2)", "(1 - tanh(x + x^2)^2)*(2*x + 1)")]
    [InlineData("(x^2 + x - 2)/(x^2 + 4*x - 5)", "3/(x + 5)^2")]
    [InlineData("(2*x + 1)*sin(2*x)", "2*(cos(2*x)*(2*x + 1) + sin(2*x))")]
    [InlineData("a*tanh(b*x)", "a*b*(1 - tanh(b*x)^2)")]
    public void A_derivative_is_short(string text, string wanted)
    {
        var (value, point) = (Expr.Parse(text), Point());
        var derivative = value.Derivative("x");
        DerivativeCheck.Holds(value, "x", derivative, point);
        Assert.Equal(wanted, derivative.ToString());
    }

    [Theory]
    [InlineData("1 - x^2/(x^2 + 1)", "1/(x^2 + 1)")]
    [InlineData("1/(x - 1) - 1/(x + 1)", "2/(x^2 - 1)")]
    [InlineData("x^2/(2*sqrt(4 - x^2)) + sqrt(4 - x^2)/2", "2/sqrt(4 - x^2)")]
    [InlineData("(1 - x^2)/(1 - x)", "x + 1")]
    [InlineData("(x^2 + 1)/x", "x + 1/x")]
    [InlineData("sin(x)*(1 - cos(x)^2)", "sin(x)^3")]
    [InlineData("exp(3*log(a))", "a^3")]
    [InlineData("a*(1 - tanh(x)^2)", "a*(1 - tanh(x)^2)")]
    [InlineData("8*x*y - 4*x^2", "8*x*y - 4*x^2")]
    public void A_formula_is_short(string text, string wanted)
    {
        var (value, point) = (Expr.Parse(text), Point());
        var simplified = value.Simplify();
        DerivativeCheck.Close(point.Evaluate(value), point.Evaluate(simplified), 1e-12, text);
        Assert.Equal(wanted, simplified.ToString());
    }

    private static TensorReference Point() => new(new Dictionary<string, DenseArray> { ["x"] = DenseArray.Scalar(X), ["a"] = DenseArray.Scalar(A), ["b"] = DenseArray.Scalar(B), ["y"] = DenseArray.Scalar(A * B) });
}
