using SymDiff.Support;
using SymDiff.Support.Mpfr;
using SymDiff.Support.Reference;

namespace SymDiff.Tests.Series;

/// <summary>Taylor polynomials: the printed text beside the order of the remainder, measured with many digits.</summary>
public class TaylorTests
{
    private const int Bits = 600;

    [MpfrTheory]
    [InlineData("exp(2*u*v)", "u=0", 6, "1 + 2*u*v + 2*u^2*v^2 + 4*u^3*v^3/3 + 2*u^4*v^4/3 + 4*u^5*v^5/15 + 4*u^6*v^6/45")]
    [InlineData("exp(x)/(1 - x)", "x=0", 4, "1 + 2*x + 5*x^2/2 + 8*x^3/3 + 65*x^4/24")]
    [InlineData("tan(x)", "x=0", 7, "x + x^3/3 + 2*x^5/15 + 17*x^7/315")]
    [InlineData("log(x)", "x=1", 3, "(x - 1) - (x - 1)^2/2 + (x - 1)^3/3")]
    [InlineData("sqrt(1 + x)", "x=0", 3, "1 + x/2 - x^2/8 + x^3/16")]
    [InlineData("cos(x)", "x=pi/2", 3, "-(x - pi/2) + (x - pi/2)^3/6")]
    [InlineData("sin(x)/x", "x=0", 5, "1 - x^2/6 + x^4/120")]
    [InlineData("1/sin(x) - 1/x", "x=0", 5, "x/6 + 7*x^3/360 + 31*x^5/15120")]
    [InlineData("(1 - cos(x))^2/x^4", "x=0", 2, "1/4 - x^2/24")]
    [InlineData("x^y", "x=1, y=2", 2, "1 + 2*(x - 1) + (x - 1)^2 + (x - 1)*(y - 2)")]
    [InlineData("exp(-g*(x - z)^2)", "x=0, z=0", 4, "1 - g*(x - z)^2 + g^2*(x - z)^4/2")]
    [InlineData("max(x, 2)*sigmoid(x)", "x=0", 3, "1 + x/2 - x^3/24")]
    [InlineData("floor(x)*x", "x=5/2", 3, "5 + 2*(x - 5/2)")]
    [InlineData("lgamma(x)", "x=2", 2, "(x - 2)*polygamma(0, 2) + (x - 2)^2*polygamma(1, 2)/2")]
    [InlineData("3", "x=0", 2, "3")]
    [InlineData("x^5", "x=0", 4, "0")]
    public void Coefficients_are_exact_and_the_remainder_is_of_the_next_order(string text, string point, int order, string expected)
    {
        var (value, about) = (Expr.Parse(text), About(point));
        var polynomial = value.Taylor(order, about);
        Assert.Equal(expected, polynomial.ToString());
        var (far, near) = (Remainder(value, polynomial, about, 20), Remainder(value, polynomial, about, 21));
        var bound = far * BigFloat.From(Math.ScaleB(1.01, -(order + 1)), Bits) + BigFloat.From(Math.ScaleB(1, -500), Bits);
        Assert.True(near.CompareTo(bound) <= 0, $"{near} is more than {bound}");
    }

    [Theory]
    [InlineData("log(x)", "x=0", "log(0) has no value")]
    [InlineData("sqrt(x)", "x=0", "the derivative of sqrt(0) has no value")]
    [InlineData("abs(x)", "x=0", "abs(0) is at a kink or a jump")]
    [InlineData("max(x, y)", "x=y", "max(y, y) is at a kink or a jump")]
    [InlineData("where(x > 1, x, 1)", "x=1", "1 > 1 is at a kink or a jump")]
    [InlineData("floor(x)", "x=2", "floor(2) is at a kink or a jump")]
    [InlineData("1/x^3", "x=0", "it is a pole of order 3")]
    [InlineData("exp(1/x)", "x=0", "in exp(1/x), the argument 1/x has a pole of order 1")]
    [InlineData("x/(x + y)", "x=0, y=0", "the divisor x + y is 0 at the point, and its quotient depends on the direction")]
    [InlineData("1/(x - x)", "x=0", "the divisor x - x vanishes to all powers that were looked at")]
    public void What_has_no_series_says_why(string text, string point, string reason)
    {
        var error = Assert.ThrowsAny<SymDiffException>(() => Expr.Parse(text).Taylor(3, About(point)));
        Assert.Equal((Codes.NoSeries, $"there is no Taylor series: {reason}"), (error.Diagnostic.Code, error.Diagnostic.Message));
    }

    [Fact]
    public void Functions_that_are_only_named_have_series()
    {
        var value = Expr.Parse("f(x)^2", new BindingOptions { Opaque = ["f(1)"] });
        Assert.Equal("f(a)^2 + 2*(x - a)*f'(a)*f(a)", value.Taylor(1, About("x=a")).ToString());
    }

    [Fact]
    public void A_point_must_not_move_with_its_variable() => Assert.Throws<ArgumentException>(() => Expr.Parse("x*y").Taylor(1, About("x=x + 1")));

    private static Dictionary<string, Expr> About(string point) =>
        point.Split(", ").Select(part => part.Split('=')).ToDictionary(pair => pair[0], pair => Expr.Parse(pair[1]));

    /// <summary>The absolute difference at a distance of 2^-k from the point, in another direction for every variable; other variables are 0.7.</summary>
    private static BigFloat Remainder(Expr value, Expr polynomial, Dictionary<string, Expr> about, int k)
    {
        var places = about.Select((pair, i) => (pair.Key, Value: At(pair.Value, _ => Other) + BigFloat.From(Math.ScaleB(1 + (0.375 * i), -k), Bits))).ToDictionary();
        return BigFloat.Abs(At(value, Place) - At(polynomial, Place));

        BigFloat Place(string name) => places.TryGetValue(name, out var place) ? place : Other;
    }

    private static BigFloat Other => BigFloat.From(0.7, Bits);

    private static BigFloat At(Expr value, Func<string, BigFloat> point) => new Reference(value).Evaluate(point, Bits)!;
}
