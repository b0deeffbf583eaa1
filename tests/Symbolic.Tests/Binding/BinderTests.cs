namespace SymDiff.Tests.Binding;

public class BinderTests
{
    private static readonly Expr A = Expr.Variable("a"), B = Expr.Variable("b"), C = Expr.Variable("c");

    [Fact]
    public void Each_kind_of_syntax_has_its_node()
    {
        Assert.Same(Expr.Sum(A, B, -C), Expr.Parse("a + b - c"));
        Assert.Same(Expr.Sum(A, B) + C, Expr.Parse("(a + b) + c"));
        Assert.Same(Expr.Product(A, B, C), Expr.Parse("a*b*c"));
        Assert.Same(Expr.Product(A, B) / C, Expr.Parse("a*b/c"));
        Assert.Same(-Expr.Pow(A, 2), Expr.Parse("-a^2"));
        Assert.Same(Expr.Constant(Number.Parse("1.5")), Expr.Parse("1.5"));
        Assert.Same(Expr.Constant(Number.Ratio(1, 3)!), Expr.Parse("1/3"));
    }

    [Theory]
    [InlineData("a < b")]
    [InlineData("a <= b")]
    [InlineData("a > b")]
    [InlineData("a >= b")]
    [InlineData("a == b")]
    [InlineData("a != b")]
    [InlineData("a and b and c or not (a and b)")]
    [InlineData("where(a < b, sin(a), atan2(b, c))")]
    [InlineData("max(a, b, c)")]
    [InlineData("a^(-b) + 2^a^b")]
    [InlineData("pi*a - inf")]
    public void Operators_calls_and_constants_print_as_they_are_read(string text)
    {
        var expr = Expr.Parse(text);
        Assert.Equal(text, expr.ToString());
        Assert.Same(expr, Expr.Parse(expr.ToString()));
    }

    [Fact]
    public void Max_folds_from_the_left() => Assert.Same(Expr.Parse("max(max(a, b), c)"), Expr.Parse("max(a, b, c)"));

    [Fact]
    public void Opaque_functions_and_their_derivatives_are_nodes()
    {
        var model = Model.Parse("opaque f(1), l(2)\nD[2,1](l)(f''(x), x) + f'(x) + D[1](f)(x)");
        Assert.Equal("D[1,2](l)(f''(x), x) + f'(x) + f'(x)", model.Output.ToString());
        Assert.Same(model.Output.Args[1], model.Output.Args[2]);
        Assert.Equal([new OpaqueFunction("f", 1), new OpaqueFunction("l", 2)], model.OpaqueFunctions);
    }

    [Fact]
    public void A_user_function_is_a_macro() =>
        Assert.Same(Expr.Parse("(x + 1)*(x + 1) + y"), Expr.Parse("sq(t) = t*t\nsq(x + 1) + y"));

    [Fact]
    public void A_function_sees_the_names_of_the_program_but_not_those_of_its_caller()
    {
        Assert.Same(Expr.Parse("x*y"), Expr.Parse("f(t) = t*y\nf(x)"));
        Assert.Same(Expr.Parse("s*t"), Expr.Parse("f(t) = g(t)\ng(u) = u*t\nf(s)"));
    }

    [Fact]
    public void A_parameter_hides_a_definition_of_the_same_name() =>
        Assert.Same(Expr.Parse("x^2"), Expr.Parse("a = 3\nf(a) = a^2\nf(x)"));

    [Fact]
    public void Definitions_may_stand_in_any_order() => Assert.Same(Expr.Parse("(x + 1)^2"), Expr.Parse("E = z^2\nz = x + 1\nE"));

    [Fact]
    public void Doubling_definitions_and_functions_share_their_nodes()
    {
        var values = string.Concat(Enumerable.Range(1, 60).Select(i => $"a{i} = a{i - 1}*a{i - 1} + a{i - 1}\n")) + "a60";
        var functions = "f0(t) = t + 1\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"f{i}(t) = f{i - 1}(t)*f{i - 1}(t)\n")) + "f60(x)";
        Assert.Equal(121, Expr.Parse(values).NodeCount());
        Assert.Equal(63, Expr.Parse(functions).NodeCount());
    }

    [Fact]
    public void A_chain_of_definitions_uses_no_stack()
    {
        var text = string.Concat(Enumerable.Range(1, 100_000).Select(i => $"a{i} = sin(a{i + 1})\n")) + "a1";
        Model? model = null;
        var thread = new Thread(() => model = Model.Parse(text), 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal(100_001, model!.Output.Depth);
    }

    [Fact]
    public void The_graph_is_limited()
    {
        var text = "f0(t) = sin(t)\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"f{i}(t) = f{i - 1}(f{i - 1}(t))\n")) + "f30(x)";
        var error = Assert.Throws<LimitException>(() => Model.Parse(text, new() { Limits = new() { MaxNodes = 10_000 } }));
        Assert.Equal("SD2003: more than 10,000 nodes (--max-nodes)", error.Message);
    }

    [Theory]
    [InlineData("grad(x^2*y, x)", "2*x*y")]
    [InlineData("jacobian(sin(x), x)", "cos(x)")]
    [InlineData("hessian(x^3, x)", "6*x")]
    [InlineData("jvp(x^2, x, v)", "2*x*v")]
    [InlineData("d(u) = grad(u, x)\nd(x^3)", "3*x^2")]
    [InlineData("z = w*x\nE = z^2\ngrad(E, z)", "2*z")]
    [InlineData("y*grad(grad(exp(3*x), x), x)", "9*y*exp(3*x)")]
    public void Derivatives_are_expressions(string text, string value)
    {
        var point = new (string, double)[] { ("x", 0.7), ("y", 1.3), ("v", -0.4), ("w", 2.1), ("z", 0.7 * 2.1) };
        Assert.Equal(Expr.Parse(value).At(point), Expr.Parse(text).At(point), 1e-12);
    }

    [Fact]
    public void The_order_of_derivatives_is_limited_also_through_definitions()
    {
        var limits = new BindingOptions { Limits = new() { MaxOrder = 2 } };
        Assert.Equal(Expr.Parse("6*x").At(("x", 2)), Model.Parse("g = grad(x^3, x)\ngrad(g, x)", limits).Output.At(("x", 2)));
        var error = Assert.Throws<LimitException>(() => Model.Parse("g = grad(x^3, x)\nh = 1 + grad(g, x)\ngrad(h, x)", limits));
        Assert.Equal("SD2004: a derivative of an order above 2 (--max-order)", error.Message);
    }

    [Fact]
    public void Names_of_prelude_functions_are_variables_unless_called() =>
        Assert.Equal(["gamma"], Expr.Parse("gamma*relu(gamma)").FreeVariables());

    [Fact]
    public void A_user_function_replaces_one_of_the_prelude_but_not_inside_the_prelude()
    {
        Assert.Same(Expr.Parse("x^3"), Expr.Parse("relu(x) = x^3\nrelu(x)"));
        Assert.Same(Expr.Parse("digamma(x)"), Expr.Parse("gamma(x) = 0\ndigamma(x)"));
        Assert.Same(Expr.Parse("factorial(n)"), Expr.Parse("gamma(x) = 0\nfactorial(n)"));
    }
}
