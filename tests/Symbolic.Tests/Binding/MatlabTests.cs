using SymDiff.Support;

namespace SymDiff.Tests.Binding;

/// <summary>MATLAB's notation: other signs, the same graph.</summary>
public class MatlabTests
{
    private static readonly BindingOptions Standard = new() { Declarations = ["A[m,n], B[n,k], C[n,n], x[n], y[n], z[m], s, t"] };
    private static readonly BindingOptions Matlab = Standard with { Syntax = Dialect.Matlab };

    [Theory]
    [InlineData("A*B", "A @ B")]
    [InlineData("A*x", "A @ x")]
    [InlineData("z'*A", "z @ A")]
    [InlineData("z'*A*x", "z @ A @ x")]
    [InlineData("x'*y", "x @ y")]
    [InlineData("x*z'", "outer(x, z)")]
    [InlineData("(x*z')*z", "outer(x, z) @ z")]
    [InlineData("x*(z'*z)", "x*(z @ z)")]
    [InlineData("2*s*t", "2*s*t")]
    [InlineData("2*s*x", "2*s*x")]
    [InlineData("2*A*x*s*t", "2*A @ x*s*t")]
    [InlineData("x.*y./2", "x*y/2")]
    [InlineData("A'*z", "A' @ z")]
    [InlineData("(A*B)'", "(A @ B)'")]
    [InlineData("x''", "x")]
    [InlineData("s'", "s")]
    [InlineData("C^2", "C @ C")]
    [InlineData("C^3", "C @ (C @ C)")]
    [InlineData("C^0", "eye(n)")]
    [InlineData("C^-1", "inv(C)")]
    [InlineData("s^t", "s^t")]
    [InlineData("x.^2", "x^2")]
    [InlineData("2.^x", "2^x")]
    [InlineData("x/2", "x/2")]
    [InlineData("exp(x)'*y", "exp(x) @ y")]
    [InlineData("relu(x')*y", "relu(x) @ y")]
    [InlineData("-x'*y", "-(x @ y)")]
    [InlineData("(x + y)'*(x - y)", "(x + y) @ (x - y)")]
    [InlineData("sum(A*x)", "sum(A @ x)")]
    [InlineData("norm2(A)", "norm2(A)")]
    [InlineData("norm1(x)", "norm1(x)")]
    [InlineData("tr(C)", "trace(C)")]
    [InlineData("diag(x)*C", "diag(x) @ C")]
    [InlineData("ones(A*x)", "ones(m)")]
    [InlineData("eye(C)*x", "eye(n) @ x")]
    [InlineData("eye(n)*x", "eye(n) @ x")]
    [InlineData("ones(3, 2)", "ones(3, 2)")]
    [InlineData("f(v) = v'*v\nf(x)", "x @ x")]
    [InlineData("f(v) = v'*C\ng(v) = f(v)*v % a number\ng(x)", "x @ C @ x")]
    public void The_graph_is_that_of_the_language(string text, string same) => Assert.Same(Expr.Parse(same, Standard), Expr.Parse(text, Matlab));

    private static readonly string[] Slips =
    [
        "x*y", "x'*y'", "x*A", "A*x'", "A*A", "x + y'", "A + x", "C.*x", "x/y", "s/A", "x^2", "A^2", "C^s", "2^C", "C^0.5", "A @ x", "x'*z", "eye(A)", "eye(x)", "max(x, y')", "sum(x.*z)", "inv(x)",
    ];

    [Fact]
    public Task Slips_are_explained() => Verifier.Verify(string.Join("\n\n", Slips.Select(Message)));

    [CorporaFact]
    public void Every_formula_of_matrix_calculus_has_the_shape_it_is_known_to_have()
    {
        foreach (var item in Corpus.Matrix())
        {
            var options = new BindingOptions { Syntax = Dialect.Matlab, Declarations = item.Declarations };
            var model = Model.Parse(item.Expr, options);
            var (value, variable) = (model.Output.Shape, model.ShapeOf(item.Wrt));
            Assert.Equal(item.ResultKind switch { "gradient" => 0, "jacobian" => 1, _ => value.Rank }, value.Rank);
            Assert.Equal(item.ResultKind == "same-as-f" ? 0 : variable.Rank, variable.Rank);
            var derivative = Shape.Of([.. value.Axes, .. variable.Axes]);
            Assert.Equal(derivative, Model.Parse($"jacobian({item.Expr}, {item.Wrt})", options).Output.Shape);
            if (item.KnownDerivative is { } known)
                Assert.Equal(derivative, Model.Parse(known, options).Output.Shape);
        }
    }

    private static string Message(string text)
    {
        var accepted = Model.TryParse(text, Matlab, out _, out var diagnostics);
        return accepted ? $"accepted: {text}" : DiagnosticRenderer.Render(diagnostics[0], text);
    }
}
