namespace SymDiff.Tests;

public class GradientTests
{
    [Fact]
    public void Partial_derivatives_are_found_by_name_and_keep_their_order()
    {
        var gradient = Expr.Parse("x^2*y").Gradient("y", "x", "z");
        Assert.Equal(["y", "x", "z"], gradient.Keys);
        Assert.Equal(["x^2", "2*x*y", "0"], gradient.Values.Select(partial => partial.ToString()));
        Assert.Equal(gradient.Keys, gradient.Select(pair => pair.Key));
        Assert.True(gradient.TryGetValue("x", out var partial));
        Assert.Equal("2*x*y", partial.ToString());
        Assert.False(gradient.ContainsKey("w"));
        Assert.Throws<KeyNotFoundException>(() => gradient["w"]);
    }

    [Fact]
    public void A_variable_is_given_once()
    {
        Assert.Throws<ArgumentException>(() => Expr.Parse("x").Gradient("x", "x"));
        Assert.Throws<ArgumentException>(() => Expr.Parse("x").Explain("x", "x"));
    }

    [Fact]
    public void A_variable_has_its_shape() => Assert.Equal("2*x", Expr.Parse("sum(x^2)", new() { Declarations = ["x[n]"] }).Gradient("x")["x"].ToString());

    [Fact]
    public void Operands_are_needed()
    {
        Expr x = Expr.Variable("x");
        Assert.Equal("right", Assert.Throws<ArgumentNullException>(() => x + null!).ParamName);
        Assert.Equal("right", Assert.Throws<ArgumentNullException>(() => x - null!).ParamName);
        Assert.Equal("left", Assert.Throws<ArgumentNullException>(() => null! * x).ParamName);
        Assert.Equal("right", Assert.Throws<ArgumentNullException>(() => x / null!).ParamName);
        Assert.Equal("value", Assert.Throws<ArgumentNullException>(() => -(Expr)null!).ParamName);
        Assert.Equal("exponent", Assert.Throws<ArgumentNullException>(() => Expr.Pow(x, null!)).ParamName);
    }
}
