using SymDiff.Parsing;

namespace SymDiff.Tests.Parsing;

public class GrammarTests
{
    [Theory]
    [InlineData("input x, y\nx*y", "input x y; (* x y)")]
    [InlineData("param w , b # weights\nw", "param w b; w")]
    [InlineData("opaque f(1), l(2)\nl(f(x), x)", "opaque f/1 l/2; (l (f x) x)")]
    [InlineData("E = x^2", "E = (^ x 2)")]
    [InlineData("f(t, s) = t*s", "f(t s) = (* t s)")]
    [InlineData("a = 1; b = a; a*b", "a = 1; b = a; (* a b)")]
    [InlineData("\n# head\n\na = 1 # one\r\n\r\n;a;\n", "a = 1; a")]
    [InlineData("a = (1 +\n 2)\na", "a = (+ 1 2); a")]
    [InlineData("# only a comment\nx", "x")]
    [InlineData("input = 3; input*2", "input = 3; (* input 2)")]
    [InlineData("E = a == b", "E = (== a b)")]
    public void Statements(string text, string expected)
    {
        Assert.Equal(expected, SyntaxDump.Of(text));
        Assert.True(SyntaxReader.Read(text, Limits.Default).IsProgram);
    }

    [Theory]
    [InlineData("x == y")]
    [InlineData("x <= y")]
    [InlineData("f(x,\n y)")]
    [InlineData("  \n x # = \n ")]
    public void A_text_without_a_bare_equals_sign_or_line_end_is_an_expression(string text) =>
        Assert.False(SyntaxReader.Read(text, Limits.Default).IsProgram);

    [Fact]
    public void Statements_have_spans()
    {
        var statements = SyntaxReader.Read("input x\nf(t) = t\nE = (f(x))", Limits.Default).Statements;
        Assert.Equal([new TextSpan(0, 7), new TextSpan(8, 8), new TextSpan(17, 9)], statements.Select(statement => statement.Span));
        Assert.Equal(new NameSyntax("t", new TextSpan(10, 1)), ((FunctionStatement)statements[1]).Parameters.Single());
    }

    [Fact]
    public void A_hundred_thousand_statements_are_read() =>
        Assert.Equal(100_000, SyntaxReader.Read(string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i} = x\n")), Limits.Default).Statements.Length);
}
