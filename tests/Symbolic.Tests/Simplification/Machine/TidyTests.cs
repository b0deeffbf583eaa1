using SymDiff.Simplification;

namespace SymDiff.Tests.Simplification;

public class TidyTests
{
    [Theory]
    [InlineData("g*a + g*b", "g*(a + b)")]
    [InlineData("a*g + b*g", "a*g + b*g")]
    [InlineData("g*a - g*b", "g*(a - b)")]
    [InlineData("-g + g*a", "-(g*(1 - a))")]
    [InlineData("-(g*a) - g*b", "-(g*(a + b))")]
    [InlineData("g*h*a + g*b + g*h*c", "g*(h*(a + c) + b)")]
    [InlineData("g/h + g/h*a", "g/h*(1 + a)")]
    [InlineData("2*a + 2*b", "2*a + 2*b")]
    [InlineData("g*a + g*a", "2*(g*a)")]
    [InlineData("g*(a*b) + g*(b*a) + g*c", "g*(2*(a*b) + c)")]
    [InlineData("g*a - g*a", "0")]
    [InlineData("g*a + h*b", "g*a + h*b")]
    public void Common_factors_of_a_sum_are_taken_out_and_equal_terms_collected(string text, string expected) => Assert.Equal(Ordered(Read(expected)), Applied(text));

    [Theory]
    [InlineData("g*(2*a)*(3*b)", "(3*((2*g)*a))*b")]
    [InlineData("100*(2*a)", "200*a")]
    [InlineData("-g*a*-b", "(g*a)*b")]
    [InlineData("g/(2*a)*2", "g/a")]
    [InlineData("g/(a*b)*a", "g/b")]
    [InlineData("(g*(1/(2*a)))*(2*b)", "g/a*b")]
    public void Numbers_signs_and_factors_meet_within_a_product(string text, string expected) => Assert.Equal(Ordered(Read(expected)), Applied(text));

    [Fact]
    public void A_quotient_that_is_written_is_used()
    {
        Expr quotient = Read("a/b");
        Assert.Equal(Ordered(Read("a/b*c")), Ordered(Tidy.Apply([quotient, Read("1/b*a*c")], values: 1)[1]));
    }

    [Fact]
    public void Several_quotients_by_one_divisor_need_one_division() =>
        Assert.Equal([Read("x"), Read("a*(1/d)"), Read("b*(1/d)"), Read("a/c")], Tidy.Apply([Read("x"), Read("a/d"), Read("b/d"), Read("a/c")], values: 1));

    [Theory]
    [InlineData("g*a + g*b")]
    [InlineData("2*(3*a)")]
    [InlineData("a/d + b/d")]
    [InlineData("g/(a*b)*a")]
    public void What_is_written_keeps_its_rounding(string text)
    {
        var (written, derivative) = (Read(text), Read("g*a*c + g*b*c"));
        var result = Tidy.Apply([written, derivative, written], values: 1);
        Assert.Equal([written, Ordered(Read("g*(a*c + b*c)")), written], [result[0], Ordered(result[1]), result[2]]);
    }

    [Fact]
    public void Long_chains_stay_linear()
    {
        const int Length = 20_000;
        Expr chain = Expr.Variable("g"), a = Expr.Variable("a"), b = Expr.Variable("b");
        for (var i = 0; i < Length; i++) chain = (chain * a) + (chain * b);
        Assert.InRange(Traversal.PostOrder(Tidy.Apply([a, chain], values: 1)).Count, 1, Length + 10);
    }

    private static Expr Applied(string text) => Ordered(Tidy.Apply([Expr.Variable("x"), Read(text)], values: 1)[1]);

    /// <summary>Which of two operands stands first is nobody's business behind the pass.</summary>
    private static Expr Ordered(Expr value) => Traversal.Map([value], OperandOrder.Sorted)[value];

    private static Expr Read(string text) => Expr.Parse(text);
}
