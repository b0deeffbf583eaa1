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
    [InlineData("input x[n], y\nparam W1[h,n], b[\n n + 1]\ny", "input x[n] y; param W1[h,n] b[(+ n 1)]; y")]
    [InlineData("param s\n[s, 1]", "param s; (list s 1)")]
    [InlineData("input x[floor(n/2)], y[2*n, 3]\ny", "input x[(floor (/ n 2))] y[(* 2 n),3]; y")]
    [InlineData("opaque f(1), f2(W[k,h], z[h]) -> [k], l(y[k], t)\n1", "opaque f/1 f2(W[k,h] z[h])->[k] l(y[k] t)->; 1")]
    [InlineData("assume x > 0, 0 < p < 1\nx", "assume (> x 0) (and (< 0 p) (< p 1)); x")]
    [InlineData("assume sum(y) = 1, sum(Y, axis=1) = 1\ny", "assume (== (sum y) 1) (== (sum Y (axis= 1)) 1); y")]
    [InlineData("assume A symmetric, B@C symmetric\nA", "assume (== A (' A)) (== (@ B C) (' (@ B C))); A")]
    public void Statements(string text, string expected)
    {
        Assert.Equal(expected, SyntaxDump.Of(text));
        Assert.True(SyntaxReader.Read(text, Limits.Default).IsProgram);
    }

    [Fact]
    public void A_percent_sign_begins_a_comment_in_the_notation_of_MATLAB() =>
        Assert.Equal("E = (matrix* a b); E", SyntaxDump.Of("E = a*b % = 2\n% all\nE", dialect: Dialect.Matlab));

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
