using SymDiff.Parsing;

namespace SymDiff.Tests.Parsing;

public class ExpressionParserTests
{
    [Theory]
    [InlineData("x", "x")]
    [InlineData("12", "12")]
    [InlineData("((x))", "x")]
    [InlineData("f(x)", "(f x)")]
    [InlineData("max(x, y + 1)", "(max x (+ y 1))")]
    [InlineData("f(g(h(x)))", "(f (g (h x)))")]
    [InlineData("f (x)", "(f x)")]
    [InlineData("Straße*数*x̂", "(* Straße 数 x̂)")]
    public void Operands(string text, string expected) => Assert.Equal(expected, SyntaxDump.Of(text));

    [Theory]
    [InlineData("a + b - c", "(+ a b (- c))")]
    [InlineData("a - b*c + d", "(+ a (- (* b c)) d)")]
    [InlineData("(a + b) + c", "(+ (+ a b) c)")]
    [InlineData("a + (b + c)", "(+ a (+ b c))")]
    [InlineData("x - (-y)", "(+ x (- (- y)))")]
    [InlineData("x--1", "(+ x (- (- 1)))")]
    [InlineData("x+-y", "(+ x (- y))")]
    public void A_row_of_sums_is_one_node_and_parentheses_group(string text, string expected) => Assert.Equal(expected, SyntaxDump.Of(text));

    [Theory]
    [InlineData("a*b*c", "(* a b c)")]
    [InlineData("a*b/c*d", "(* (/ (* a b) c) d)")]
    [InlineData("a/b/c", "(/ (/ a b) c)")]
    [InlineData("a/b*c*d", "(* (/ a b) c d)")]
    [InlineData("(a*b)*c", "(* (* a b) c)")]
    [InlineData("a/(b*c)", "(/ a (* b c))")]
    public void Products_and_quotients_have_one_level_and_group_to_the_left(string text, string expected) => Assert.Equal(expected, SyntaxDump.Of(text));

    [Theory]
    [InlineData("a^b^c", "(^ a (^ b c))")]
    [InlineData("a**b", "(^ a b)")]
    [InlineData("(a^b)^c", "(^ (^ a b) c)")]
    [InlineData("2^-x", "(^ 2 (- x))")]
    [InlineData("2^-x*y", "(* (^ 2 (- x)) y)")]
    [InlineData("2^-x^y", "(^ 2 (- (^ x y)))")]
    [InlineData("2^+x", "(^ 2 x)")]
    [InlineData("2*x^3", "(* 2 (^ x 3))")]
    public void Powers_group_to_the_right_and_their_exponent_may_be_signed(string text, string expected) => Assert.Equal(expected, SyntaxDump.Of(text));

    [Theory]
    [InlineData("-2^2", "(- (^ 2 2))")]
    [InlineData("-a*b", "(- (* a b))")]
    [InlineData("-a/b*c", "(- (* (/ a b) c))")]
    [InlineData("-a+b", "(+ (- a) b)")]
    [InlineData("--a*b", "(- (- (* a b)))")]
    [InlineData("a*-b^2", "(* a (- (^ b 2)))")]
    [InlineData("a*-b*c", "(* a (- b) c)")]
    [InlineData("a/-b*c", "(* (/ a (- b)) c)")]
    [InlineData("a*--b", "(* a (- (- b)))")]
    [InlineData("a - -b*c", "(+ a (- (- (* b c))))")]
    [InlineData("+x", "x")]
    [InlineData("+ +x - +y", "(+ x (- y))")]
    [InlineData("a*+b", "(* a b)")]
    [InlineData("(-a)*b", "(* (- a) b)")]
    public void A_sign_takes_a_term_but_only_a_power_behind_a_product_sign(string text, string expected) => Assert.Equal(expected, SyntaxDump.Of(text));

    [Theory]
    [InlineData("a < b + 1", "(< a (+ b 1))")]
    [InlineData("a <= b", "(<= a b)")]
    [InlineData("a > b", "(> a b)")]
    [InlineData("a >= b", "(>= a b)")]
    [InlineData("a == b", "(== a b)")]
    [InlineData("a != b", "(!= a b)")]
    [InlineData("(a < b) == c", "(== (< a b) c)")]
    [InlineData("not a == b", "(not (== a b))")]
    [InlineData("not a and b", "(and (not a) b)")]
    [InlineData("not not a", "(not (not a))")]
    [InlineData("a and b and c or d", "(or (and a b c) d)")]
    [InlineData("a or b and c", "(or a (and b c))")]
    [InlineData("a < b and -c < d", "(and (< a b) (< (- c) d))")]
    [InlineData("a + (not b)", "(+ a (not b))")]
    public void Comparisons_bind_looser_than_sums_and_tighter_than_connectives(string text, string expected) => Assert.Equal(expected, SyntaxDump.Of(text));

    [Theory]
    [InlineData("f'(x)", "(f[1] x)")]
    [InlineData("f''(x)", "(f[1,1] x)")]
    [InlineData("2*f'(x)^2", "(* 2 (^ (f[1] x) 2))")]
    [InlineData("D[1,2](l)(a, b)", "(l[1,2] a b)")]
    [InlineData("D[2,1,2](l)(a, b)", "(l[1,2,2] a b)")]
    [InlineData("sin(D [ 1 ] (l) (a, b))", "(sin (l[1] a b))")]
    [InlineData("D*D(x)", "(* D (D x))")]
    [InlineData("D[0]", "(index D 0)")]
    [InlineData("D[0, 1]*x", "(* (index D 0 1) x)")]
    public void Derivative_marks_become_ascending_orders(string text, string expected) => Assert.Equal(expected, SyntaxDump.Of(text));

    [Theory]
    [InlineData("A @ B @ x", "(@ (@ A B) x)")]
    [InlineData("a*b@c*d*e", "(* (@ (* a b) c) d e)")]
    [InlineData("a/b@c", "(@ (/ a b) c)")]
    [InlineData("-A@x", "(- (@ A x))")]
    [InlineData("A@-x^2", "(@ A (- (^ x 2)))")]
    [InlineData("a@b + c", "(+ (@ a b) c)")]
    public void The_matrix_product_stands_on_the_level_of_the_elementwise_one(string text, string expected) => Assert.Equal(expected, SyntaxDump.Of(text));

    [Theory]
    [InlineData("A'", "(' A)")]
    [InlineData("A'@x", "(@ (' A) x)")]
    [InlineData("x@A'^2", "(@ x (^ (' A) 2))")]
    [InlineData("A^B'", "(^ A (' B))")]
    [InlineData("-A'", "(- (' A))")]
    [InlineData("A''", "(' (' A))")]
    [InlineData("f(A)'", "(' (f A))")]
    [InlineData("f'(A)'", "(' (f[1] A))")]
    [InlineData("(A + B)'", "(' (+ A B))")]
    [InlineData("[a, b]'", "(' (list a b))")]
    [InlineData("W[0]'", "(' (index W 0))")]
    [InlineData("W'[0]", "(index (' W) 0)")]
    public void A_quote_behind_an_operand_transposes_it(string text, string expected) => Assert.Equal(expected, SyntaxDump.Of(text));

    [Theory]
    [InlineData("x[0]", "(index x 0)")]
    [InlineData("W[i, :]", "(index W i (: _ _))")]
    [InlineData("x[1:3]", "(index x (: 1 3))")]
    [InlineData("x[:-1]", "(index x (: _ (- 1)))")]
    [InlineData("x[n/2 + 1:]", "(index x (: (+ (/ n 2) 1) _))")]
    [InlineData("W[:, 0][1]", "(index (index W (: _ _) 0) 1)")]
    [InlineData("(x + y)[0]", "(index (+ x y) 0)")]
    [InlineData("f(x)[0]^2", "(^ (index (f x) 0) 2)")]
    [InlineData("2^x[0]", "(^ 2 (index x 0))")]
    [InlineData("x[\n 0,\n 1]", "(index x 0 1)")]
    [InlineData("x[y[0]:]", "(index x (: (index y 0) _))")]
    public void Indices_hold_expressions_and_slices(string text, string expected) => Assert.Equal(expected, SyntaxDump.Of(text));

    [Theory]
    [InlineData("[a]", "(list a)")]
    [InlineData("[a, b + 1]", "(list a (+ b 1))")]
    [InlineData("[[1, 2], [3, 4]]", "(list (list 1 2) (list 3 4))")]
    [InlineData("2*[a, b] + c", "(+ (* 2 (list a b)) c)")]
    [InlineData("[1,\n 2]", "(list 1 2)")]
    [InlineData("[a, b][0]", "(index (list a b) 0)")]
    public void Lists(string text, string expected) => Assert.Equal(expected, SyntaxDump.Of(text));

    [Theory]
    [InlineData("sum(X, axis=-1, keep=true)", "(sum X (axis= (- 1)) (keep= true))")]
    [InlineData("sum(X, axis=[0, 1])", "(sum X (axis= (list 0 1)))")]
    [InlineData("f(a=1)", "(f (a= 1))")]
    [InlineData("f(a == 1)", "(f (== a 1))")]
    [InlineData("einsum(\"ij,jk->ik\", A, B)", "(einsum \"ij,jk->ik\" A B)")]
    [InlineData("f(\"# = \", x)", "(f \"# = \" x)")]
    public void Calls_take_named_arguments_and_texts(string text, string expected)
    {
        Assert.Equal(expected, SyntaxDump.Of(text));
        Assert.False(SyntaxReader.Read(text, Limits.Default).IsProgram);
    }

    [Theory]
    [InlineData("x'*A*x", "(matrix* (' x) A x)")]
    [InlineData("2.*x ./ y.^2 * z", "(matrix* (/ (* 2 x) (^ y 2)) z)")]
    [InlineData("X^2/n", "(matrix/ (matrix^ X 2) n)")]
    [InlineData("X.'*2. % comment = 3", "(matrix* (' X) 2.)")]
    public void In_the_notation_of_MATLAB_the_dotted_signs_are_elementwise(string text, string expected) =>
        Assert.Equal(expected, SyntaxDump.Of(text, dialect: Dialect.Matlab));

    [Fact]
    public void Spans_of_postfixes_begin_with_their_operand()
    {
        var product = ((ExpressionStatement)SyntaxReader.Read("2*(A)'[0, 1:]", Limits.Default).Statements[0]).Value;
        var index = product.Children[1];
        Assert.Equal(new TextSpan(2, 11), index.Span);
        Assert.Equal(new TextSpan(2, 4), index.Children[0].Span);
        Assert.Equal(new TextSpan(10, 2), index.Children[2].Span);
    }

    [Theory]
    [InlineData("f(a,\n  b)", "(f a b)")]
    [InlineData("(a\r\n + b) # sum", "(+ a b)")]
    [InlineData("(a # first\n + b)", "(+ a b)")]
    [InlineData("\n\t x + y \n\n", "(+ x y)")]
    [InlineData("x # = 3", "x")]
    [InlineData("\ufeffx", "x")]
    public void Blanks_comments_and_line_ends_inside_brackets_mean_nothing(string text, string expected) => Assert.Equal(expected, SyntaxDump.Of(text));

    [Fact]
    public void Spans_leave_out_the_parentheses_around_a_node_and_keep_those_within()
    {
        var sum = ((ExpressionStatement)SyntaxReader.Read("((a+b)*c)", Limits.Default).Statements[0]).Value;
        Assert.Equal(new TextSpan(1, 7), sum.Span);
        Assert.Equal(new TextSpan(2, 3), sum.Children[0].Span);
    }

    [Fact]
    public void The_head_of_a_call_is_the_function_and_of_a_comparison_the_operator()
    {
        var comparison = ((ExpressionStatement)SyntaxReader.Read("x <= D[1](f)(y)", Limits.Default).Statements[0]).Value;
        Assert.Equal(new TextSpan(2, 2), comparison.HeadSpan);
        Assert.Equal(new TextSpan(10, 1), comparison.Children[1].HeadSpan);
        Assert.Equal(new TextSpan(5, 10), comparison.Children[1].Span);
    }

    [Fact]
    public void Nesting_is_limited()
    {
        var limits = new Limits { MaxNesting = 3 };
        Assert.Equal("(sin (- x))", SyntaxDump.Of("(sin(-x))", limits));
        var error = Assert.Throws<LimitException>(() => SyntaxDump.Of("(sin(-(x)))", limits));
        Assert.Equal("SD2002: nested deeper than 3 (--max-nesting)", error.Message);
        Assert.Equal(new TextSpan(6, 1), error.Diagnostic.Span);
    }

    [Theory]
    [InlineData("(", "x", ")")]
    [InlineData("sin(", "x", ")")]
    [InlineData("-", "x", "")]
    [InlineData("2^", "x", "")]
    [InlineData("2^-(1+", "x", ")")]
    [InlineData("not ", "x", "")]
    [InlineData("[", "x", "]")]
    [InlineData("x[", "0", "]")]
    [InlineData("", "x", "'")]
    [InlineData("", "x", "[0]")]
    [InlineData("", "x", "@x")]
    public void A_hundred_thousand_levels_fit_a_small_stack(string open, string leaf, string close)
    {
        var levels = open == "2^-(1+" ? 33_000 : 100_000;
        var text = string.Concat(Enumerable.Repeat(open, levels)) + leaf + string.Concat(Enumerable.Repeat(close, levels));
        ProgramSyntax? program = null;
        var thread = new Thread(() => program = SyntaxReader.Read(text, Limits.None), 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Single(program!.Statements);
    }

    [Fact]
    public void A_sum_of_four_million_characters_is_one_node()
    {
        var text = "1" + string.Concat(Enumerable.Repeat("+x", 1_999_999));
        var sum = ((ExpressionStatement)SyntaxReader.Read(text, Limits.Default).Statements[0]).Value;
        Assert.Equal(2_000_000, sum.Children.Length);
        Assert.Same(sum.Children[1].Text, sum.Children[2].Text);
    }

    [Fact]
    public void A_million_blanks_are_nothing() => Assert.Equal("x", SyntaxDump.Of(new string(' ', 1_000_000) + "x"));
}
