namespace SymDiff.Tests.Binding;

public class VariableTests
{
    [Theory]
    [InlineData("x")]
    [InlineData("theta_1")]
    [InlineData("größe")]
    public void A_name_makes_a_variable(string name) => Assert.Equal(name, Expr.Variable(name).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("?X")]
    [InlineData("a b")]
    [InlineData("2x")]
    [InlineData("x+y")]
    public void Anything_else_is_refused(string name)
    {
        var error = Assert.Throws<ArgumentException>(() => Expr.Variable(name));
        Assert.Contains("is not a name", error.Message, StringComparison.Ordinal);
    }
}
