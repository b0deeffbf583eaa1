using SymDiff.Ops;
using SymDiff.Simplification;
using SymDiff.Support;
using SymDiff.Support.Mpfr;
using SymDiff.Support.Reference;
using Xunit.Abstractions;

namespace SymDiff.Tests.Simplification;

/// <summary>Derivatives of high order: how long they print, and their values beside central differences with many digits, which know nothing of differentiation.</summary>
public class HighDerivativesTests(ITestOutputHelper output)
{
    private const int Bits = 2_400;
    private const int StepBits = 80;
    private const int RandomGraphs = 60;

    private static readonly RandomExprOptions Smooth = RandomExprOptions.Smooth with
    {
        Variables = ["x", "x", "a"],
        Operators = [.. RandomExprOptions.Smooth.Operators, Arithmetic.Divide, Arithmetic.Power, Exponential.Exp, Exponential.Log, Roots.Sqrt, Trigonometric.Tan, Hyperbolic.Cosh, Hyperbolic.Sinh, SpecialFunctions.Erf],
    };

    [MpfrTheory]
    [InlineData("x^5*exp(sin(x))", 4, 157)]
    [InlineData("x^5*exp(sin(x))", 10, 720)]
    [InlineData("x^5*exp(sin(x))", 16, 1_600)]
    [InlineData("sin(cos(tan(exp(x^2))))", 3, 560)]
    [InlineData("sin(cos(tan(exp(x^2))))", 7, 3_000)]
    [InlineData("sqrt(1 + x^2)", 12, 84)]
    [InlineData("tanh(x)^3", 8, 115)]
    [InlineData("x^x", 4, 106)]
    [InlineData("x^x", 12, 880)]
    [InlineData("log(x)/x", 12, 33)]
    [InlineData("exp(-x^2/2)", 12, 83)]
    [InlineData("1/(1 + exp(-x))", 3, 63)]
    [InlineData("1/(1 + exp(-x))", 12, 305)]
    [InlineData("gamma(x)", 3, 130)]
    [InlineData("gamma(x)", 9, 1_030)]
    [InlineData("erf(x)*exp(-x^2)", 12, 220)]
    [InlineData("atan(x)", 12, 75)]
    [InlineData("sin(x)/x", 12, 180)]
    [InlineData("(x^2 + 1)/(x^3 - x + 2)", 12, 355)]
    [InlineData("1/((x - 1)*(x + 2)*(x^2 + 1))", 12, 600)]
    [InlineData("1/(1 + x) + 1/(1 + x^2)", 8, 75)]
    [InlineData("a*exp(-b*x)*sin(a*x)", 12, 195)]
    [InlineData("(a*x + b)^3*exp(-x)", 12, 100)]
    [InlineData("x^a*(1 - x/2)^b", 6, 520)]
    [InlineData("exp(-a*x^2)/(1 + b*x)", 12, 940)]
    [InlineData("log(1 + exp(x))", 12, 210)]
    [InlineData("log(sin(x))", 8, 59)]
    [InlineData("exp(exp(x) + x)*exp(2*x)", 6, 170)]
    [InlineData("abs(x)^3*exp(x)", 6, 63)]
    [InlineData("sqrt(x*a)*sin(x)", 6, 140)]
    [InlineData("(a^sin(x))^a", 3, 200)]
    [InlineData("exp(cos(erf(erf(log(sinh(atan(tan(x))))))))", 4, 1_400)]
    public void Like_terms_meet(string text, int order, int longest)
    {
        var value = Expr.Parse(text);
        var derivative = value.Derivative("x", order);
        Assert.True(derivative.ToString().Length <= longest, $"{derivative.ToString().Length} characters:\n{derivative}");
        foreach (var place in new[] { 0.6, 1.3 }) Holds(value, derivative, order, place);
    }

    [MpfrFact]
    public void Random_derivatives_have_the_values_of_differences()
    {
        var random = new RandomExpr(Seeds.Next());
        output.WriteLine($"seed {random.Seed}");
        var compared = 0;
        for (var i = 0; i < RandomGraphs; i++)
        {
            var value = random.Next(1 + (i % 4), Smooth);
            var order = 3 + (i % 2);
            if (DifferentialRing.Derivative(value, Expr.Variable("x"), order, SimplifyOptions.Default) is { } derivative && Holds(value, derivative, order, 0.6)) compared++;
        }
        Assert.True(compared > RandomGraphs / 4, $"only {compared} have values");
    }

    /// <summary>False where the function has no value.</summary>
    private static bool Holds(Expr value, Expr derivative, int order, double place)
    {
        if (Difference(value, order, place) is not { } wanted || At(derivative, BigFloat.From(place, Bits)) is not { IsFinite: true } actual) return false;
        var scale = BigFloat.Abs(wanted) + BigFloat.From(1, Bits);
        Assert.True((BigFloat.Abs(actual - wanted) / scale).ToDouble() < 1e-30, $"{value} at {place}, order {order}: {actual}, by differences {wanted}\n{derivative}");
        return true;
    }

    /// <summary>The sum of (-1)^i*C(k, i)*f(x + (k/2 - i)*h) over h^k, which differs by terms of h^2.</summary>
    private static BigFloat? Difference(Expr value, int order, double place)
    {
        var (sum, binomial) = (BigFloat.From(0, Bits), 1.0);
        for (var i = 0; i <= order; i++)
        {
            if (At(value, BigFloat.From(place, Bits) + BigFloat.From(Math.ScaleB((order / 2.0) - i, -StepBits), Bits)) is not { IsFinite: true } sample) return null;
            sum += sample * BigFloat.From(i % 2 == 0 ? binomial : -binomial, Bits);
            binomial = binomial * (order - i) / (i + 1);
        }
        return sum * BigFloat.Pow(BigFloat.From(2, Bits), BigFloat.From(StepBits * order, Bits));
    }

    private static BigFloat? At(Expr value, BigFloat x) => new Reference(value).Evaluate(name => name == "x" ? x : BigFloat.From(name == "a" ? 0.7 : 1.25, Bits), Bits);
}
