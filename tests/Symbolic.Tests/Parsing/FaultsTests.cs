using SymDiff.Parsing;

namespace SymDiff.Tests.Parsing;

/// <summary>Every fault of reading: its code, its exact place, its words.</summary>
public class FaultsTests
{
    [Theory]
    [InlineData("x¦$y", "SD1001", "unexpected character '$'", null)]
    [InlineData("x ¦&& y", "SD1001", "unexpected character '&'", "write 'and'")]
    [InlineData("x¦²", "SD1001", "unexpected character '²' (U+00B2)", "write x^2")]
    [InlineData("(a+b)¦⁻¹²", "SD1001", "unexpected character '⁻' (U+207B)", "write (...)^-12")]
    [InlineData("x¦₁", "SD1001", "unexpected character '₁' (U+2081)", "write _1")]
    [InlineData("x¦ⁿ", "SD1001", "unexpected character 'ⁿ' (U+207F)", "write '^' for an exponent, '_' for an index")]
    [InlineData("¦ｘ+1", "SD1001", "unexpected character 'ｘ' (U+FF58)", "write the plain character 'x'")]
    [InlineData("x+¦١", "SD1001", "unexpected character '١' (U+0661)", "write the digit 1")]
    [InlineData("x¦\u2028+1", "SD1001", "unexpected character U+2028", null)]
    [InlineData("x¦\u00a0+1", "SD1001", "unexpected character U+00A0", "write an ordinary blank")]
    [InlineData("x+1¦\0rm", "SD1001", "unexpected character U+0000", null)]
    [InlineData("¦\u001b[31mx", "SD1001", "unexpected character U+001B", null)]
    [InlineData("x # ¦\u001b", "SD1001", "unexpected character U+001B", null)]
    [InlineData("x+¦😀", "SD1001", "unexpected character '😀' (U+1F600)", null)]
    [InlineData("x¦.y", "SD1001", "unexpected character '.'", "there is no member access; write '*' for a product")]
    [InlineData("x ¦≤ y", "SD1001", "unexpected character '≤' (U+2264)", "write '<='")]
    [InlineData("x¦!", "SD1001", "unexpected character '!'", "write 'not x' for a negation, gamma(n + 1) for a factorial")]
    [InlineData("x+¦", "SD1002", "expected an expression, found the end of the text", null)]
    [InlineData("¦", "SD1002", "expected an expression, found the end of the text", null)]
    [InlineData("# x¦", "SD1002", "expected an expression, found the end of the text", null)]
    [InlineData("x*¦/2", "SD1002", "expected an expression, found '/'", null)]
    [InlineData("x/¦/2", "SD1002", "expected an expression, found '/'", "a comment starts with '#'; for the integer quotient write floor(a/b)")]
    [InlineData("sin(¦)", "SD1002", "expected an expression, found ')'", null)]
    [InlineData("f(x,¦,y)", "SD1002", "expected an expression, found ','", null)]
    [InlineData("a <¦> b", "SD1002", "expected an expression, found '>'", "write '!='")]
    [InlineData("a ==¦= b", "SD1002", "expected an expression, found '='", "write '=='")]
    [InlineData("a + ¦not b", "SD1002", "expected an expression, found 'not'", "put it in parentheses: (not ...)")]
    [InlineData("x¦)", "SD1002", "expected an operator or the end of the expression, found ')'", "no '(' is open here")]
    [InlineData("((x)¦", "SD1002", "expected ')', found the end of the text", null)]
    [InlineData("(a¦, b)", "SD1002", "expected ')', found ','", null)]
    [InlineData("1¦,5*x", "SD1002", "expected an operator or the end of the expression, found ','", "the decimal sign is a point: 1.5")]
    [InlineData("E = x +¦\ny", "SD1002", "expected an expression, found the end of the line", "an expression goes on in the next line only inside parentheses")]
    [InlineData("E = (x\n¦y = 2", "SD1005", "missing operator before 'y'", "write x(y) to call a function, x*y for a product")]
    [InlineData("input x ¦y\nx", "SD1002", "expected ',' or the end of the line, found 'y'", null)]
    [InlineData("input x,¦\nx", "SD1002", "expected a name, found the end of the line", null)]
    [InlineData("input¦\nx", "SD1002", "expected a name, found the end of the line", null)]
    [InlineData("opaque f(¦0)\nf(x)", "SD1002", "expected a whole number from 1, found '0'", null)]
    [InlineData("opaque f(¦*)\nf(x)", "SD1002", "expected a number or a name, found '*'", null)]
    [InlineData("opaque f(W[k]) -> ¦k\nf(x)", "SD1002", "expected '[', found 'k'", null)]
    [InlineData("input x[¦]\nx", "SD1002", "expected an expression, found ']'", null)]
    [InlineData("input ¦x[n\nx", "SD1005", "missing operator before 'x'", "a declaration stands on a line of its own, before the expression")]
    [InlineData("input x[n, 2¦)\nx", "SD1002", "expected ',' or ']', found ')'", null)]
    [InlineData("input x[n]¦[m]\nx", "SD1002", "expected ',' or the end of the line, found '['", null)]
    [InlineData("assume A ¦diagonal\nA", "SD1005", "missing operator before 'diagonal'", "write A(diagonal) to call a function, A*diagonal for a product")]
    [InlineData("x[0¦", "SD1002", "expected ',' or ']', found the end of the text", null)]
    [InlineData("x[¦", "SD1002", "expected an expression, found the end of the text", null)]
    [InlineData("x[¦]", "SD1002", "expected an expression, found ']'", "there is no empty list and no empty index")]
    [InlineData("x[0¦)", "SD1002", "expected ',' or ']', found ')'", null)]
    [InlineData("x[0,¦]", "SD1002", "expected an expression, found ']'", "no comma stands behind the last item")]
    [InlineData("x[1:2¦:3]", "SD1002", "expected ',' or ']', found ':'", "a slice is a:b or a: or :b, in the brackets of an index; write where(condition, a, b) for a choice")]
    [InlineData("(x¦]", "SD1002", "expected ')', found ']'", null)]
    [InlineData("x¦]", "SD1002", "expected an operator or the end of the expression, found ']'", "no '[' is open here")]
    [InlineData("¦]", "SD1002", "expected an expression, found ']'", null)]
    [InlineData("[¦]", "SD1002", "expected an expression, found ']'", "there is no empty list and no empty index")]
    [InlineData("[1, 2¦", "SD1002", "expected ',' or ']', found the end of the text", null)]
    [InlineData("[1, 2,¦]", "SD1002", "expected an expression, found ']'", "no comma stands behind the last item")]
    [InlineData("f(x,¦)", "SD1002", "expected an expression, found ')'", "no comma stands behind the last item")]
    [InlineData("[1¦:2]", "SD1002", "expected ',' or ']', found ':'", "a slice is a:b or a: or :b, in the brackets of an index; write where(condition, a, b) for a choice")]
    [InlineData("a¦:b", "SD1002", "expected an operator or the end of the expression, found ':'", "a slice is a:b or a: or :b, in the brackets of an index; write where(condition, a, b) for a choice")]
    [InlineData("¦:", "SD1002", "expected an expression, found ':'", "a slice is a:b or a: or :b, in the brackets of an index")]
    [InlineData("x'¦y", "SD1005", "missing operator before 'y'", "write '@' for the product of matrices, '*' for the elementwise one")]
    [InlineData("¦'x", "SD1002", "expected an expression, found '''", "a quote stands behind what it transposes")]
    [InlineData("2¦'", "SD1002", "expected an operator or the end of the expression, found '''", "a number has no axes")]
    [InlineData("2¦[0]", "SD1002", "expected an operator or the end of the expression, found '['", "a number has no axes")]
    [InlineData("¦@x", "SD1002", "expected an expression, found '@'", "the product of matrices has two factors: A @ x")]
    [InlineData("A@¦", "SD1002", "expected an expression, found the end of the text", null)]
    [InlineData("x ¦-> y", "SD1002", "expected an operator or the end of the expression, found '->'", null)]
    [InlineData("f(¦\"a)", "SD1023", "the text that begins here has no end", "close it on the same line with '\"'")]
    [InlineData("f(a=¦)", "SD1002", "expected an expression, found ')'", null)]
    [InlineData("¦x[0] = 3", "SD1019", "only a name or f(a, b) can be defined", "write '==' to compare")]
    [InlineData("opaque f¦\nf(x)", "SD1002", "expected '(', found the end of the line", null)]
    [InlineData("D[1](f)¦*x", "SD1002", "expected '(', found '*'", null)]
    [InlineData("D[x]¦(f)(x)", "SD1005", "missing operator before '('", "write (...)*(...)")]
    [InlineData("D[1,¦](f)(x)", "SD1002", "expected an expression, found ']'", "no comma stands behind the last item")]
    [InlineData("2¦x", "SD1005", "missing operator before 'x'", "write 2*x")]
    [InlineData("2¦exp(x)", "SD1005", "missing operator before 'exp'", "write 2*exp")]
    [InlineData("2¦(x)", "SD1005", "missing operator before '('", "write 2*(...)")]
    [InlineData("(x)¦(x)", "SD1005", "missing operator before '('", "write (...)*(...)")]
    [InlineData("(x)¦y", "SD1005", "missing operator before 'y'", "write (...)*y")]
    [InlineData("x ¦y", "SD1005", "missing operator before 'y'", "write x(y) to call a function, x*y for a product")]
    [InlineData("sin ¦x", "SD1005", "missing operator before 'x'", "write sin(x) to call a function, sin*x for a product")]
    [InlineData("input ¦x", "SD1005", "missing operator before 'x'", "a declaration stands on a line of its own, before the expression")]
    [InlineData("¦1e+", "SD1006", "malformed number '1e+'", "an exponent needs digits, as in 1e-5; the variable e needs an operator, as in 2*e")]
    [InlineData("¦0x1F*x", "SD1006", "malformed number '0x1F'", "write it in decimal: 31")]
    [InlineData("¦0b101", "SD1006", "malformed number '0b101'", "write it in decimal: 5")]
    [InlineData("¦1_000*x", "SD1006", "malformed number '1_000'", "write 1000")]
    [InlineData("¦1.2.3", "SD1006", "malformed number '1.2.3'", "a number has one decimal point")]
    [InlineData("a < b ¦< c", "SD1008", "comparisons cannot be chained", "write a < b and b < c")]
    [InlineData("f((a ¦= 3))", "SD1009", "'=' cannot stand inside an expression", "write '==' to compare")]
    [InlineData("f(a + 1 ¦= 3)", "SD1009", "'=' cannot stand inside an expression", "write '==' to compare")]
    [InlineData("x[i ¦= 3]", "SD1009", "'=' cannot stand inside an expression", "write '==' to compare")]
    [InlineData("x = y ¦= 3", "SD1009", "'=' cannot stand inside an expression", "write '==' to compare")]
    [InlineData("(x ¦=> y)", "SD1009", "'=' cannot stand inside an expression", "write '>='")]
    [InlineData("x¦;", "SD1017", "the text is one expression, but ';' separates statements", "a program has a definition, or a line for each statement")]
    [InlineData("x¦; y", "SD1017", "the text is one expression, but ';' separates statements", "a program has a definition, or a line for each statement")]
    [InlineData("¦x + 1\ny", "SD1017", "only the last statement can be an expression", "give it a name: E = ...")]
    [InlineData("# a\n# b¦", "SD1018", "the program has no value", "end it with an expression or a definition")]
    [InlineData("¦2*x = 3", "SD1019", "only a name or f(a, b) can be defined", "write '==' to compare")]
    [InlineData("¦f(2) = 3", "SD1019", "only a name or f(a, b) can be defined", "write '==' to compare")]
    [InlineData("¦= 3", "SD1002", "expected an expression, found '='", null)]
    [InlineData("x =¦", "SD1002", "expected an expression, found the end of the text", null)]
    public void Fault_at_the_broken_bar(string marked, string code, string message, string? hint)
    {
        var text = marked.Replace("¦", "", StringComparison.Ordinal);
        var error = Assert.Throws<SymDiffException>(() => SyntaxReader.Read(text, Limits.Default));
        var diagnostic = error.Diagnostic;
        Assert.Equal((code, message, hint), (diagnostic.Code, diagnostic.Message, diagnostic.Hint));
        Assert.Equal(marked.IndexOf('¦', StringComparison.Ordinal), diagnostic.Span.Start);
        Assert.Equal(text, error.Text);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_named_by_its_number()
    {
        var error = Assert.Throws<SymDiffException>(() => SyntaxReader.Read("x+\ud800", Limits.Default));
        Assert.Equal("SD1001: unexpected character U+D800", error.Message);
    }

    [Fact]
    public void Expected_lists_the_tokens_that_could_follow()
    {
        var diagnostic = Assert.Throws<SymDiffException>(() => SyntaxReader.Read("foo(x", Limits.Default)).Diagnostic;
        Assert.Equal((5, 0), (diagnostic.Span.Start, diagnostic.Span.Length));
        Assert.Equal(["','", "')'"], diagnostic.Expected);
    }

    [Fact]
    public void A_source_above_the_limit_is_refused()
    {
        var error = Assert.Throws<LimitException>(() => SyntaxReader.Read(new string('x', 11), new Limits { MaxSource = 10 }));
        Assert.Equal("SD2001: the text has 11 characters; the limit is 10 (--max-source)", error.Message);
    }

    [Fact]
    public void Marks_above_the_highest_order_are_refused()
    {
        var error = Assert.Throws<LimitException>(() => SyntaxReader.Read("f" + new string('\'', 17) + "(x)", Limits.Default));
        Assert.Equal("SD2004: a derivative of an order above 16 (--max-order)", error.Message);
    }

    [Fact]
    public void A_number_of_more_than_ten_thousand_digits_is_refused()
    {
        Assert.Equal(10_000, SyntaxDump.Of(new string('7', 10_000)).Length);
        var error = Assert.Throws<SymDiffException>(() => SyntaxReader.Read(new string('7', 10_001), Limits.Default));
        Assert.Equal("SD1007: a number of 10,001 characters; the limit is 10,000", error.Message);
    }

    [Theory]
    [InlineData("x ")]
    [InlineData("1_")]
    [InlineData("0x")]
    public void Messages_repeat_little_of_the_input(string start)
    {
        var error = Assert.Throws<SymDiffException>(() => SyntaxReader.Read(start + new string('1', 500), Limits.Default));
        Assert.InRange(error.Message.Length + (error.Diagnostic.Hint?.Length ?? 0), 1, 200);
    }
}
