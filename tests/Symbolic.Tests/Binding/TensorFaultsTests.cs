using SymDiff.Support;

namespace SymDiff.Tests.Binding;

/// <summary>Slips in shapes, axes, indices and arguments, as people see them.</summary>
public class TensorFaultsTests
{
    private const string Declarations = "A[m,n], B[n,k], C[n,n], W[2,3], x[n], y[m], z[n], v[3], s";

    private static readonly string[] Standard =
    [
        "x + y", "2*(x*z - y)", "A @ B @ x", "A @ y", "A @ A", "s @ x", "x'", "s'", "W + v + [1, 2]", "max(x, y)", "exp(A)*y", "where(x > 0, y, 0)",
        "sum(A, axis=2)", "sum(s, axis=0)", "sum(A, axis=[0, 0])", "softmax(s)", "sum(A, axis=1.5)", "sum(A, axis=x)", "sum(A, keep=1)", "sum(A, axes=1)", "sum(A, 1)", "sum()",
        "sum(A, axis=0, axis=1)", "sin(x, axis=1)", "sin(x=1)", "f(t) = t\nf(t=1)", "max(x, z, axis=0)", "einsum(A, B)", "einsum(\"ij,jk\", A, B)", "einsum(\"ij,jk->ix\", A, B)", "einsum(\"i->i\", A)", "einsum(\"ij,j->i\", A, A)", "\"x\" + 1",
        "v[3]", "v[-4]", "v[0, 0]", "s[0]", "x[1.5]", "x[s]", "x[n/2]", "W[0, 1]", "ones(0)", "ones(2.5)", "eye(x)", "ones(n^2)", "diag(s)", "trace(A)", "trace(x)", "[x, y]", "[x, 1]",
        "outer(x)", "dot(x, y)", "n(2)", "grad(x, x)", "hessian(A @ x, x)", "jvp(sum(x), x, y)", "grad(sum(x), n)",
        "mse(x, y)", "softmax_cross_entropy(s, s)", "tr(A)", "ones(99999999999999999999)",
        "M'", "M @ q", "q[0]", "softmax(q)", "sum(q, axis=0)", "v[2:1]", "v[1:9]", "inv(A)", "solve(A, x)", "reshape(v, [2])", "concatenate(x, W)", "tril(x)",
    ];

    private static readonly string[] Programs =
    [
        "input x[n]\nn = 3\nx", "input x[n], n\nx", "input x[n]\nparam W[m,k]\nE = sum(W @ x)", "input x[n], y[k]\nE = sum(x*ones(j))", "input x[n + 0.5]\nx", "input x[0]\nx", "input x[sin]\nx", "input x[n/2]\nx",
        "input x[n]\nf(v) = v + x\ng(v) = f(v)\nE = g(ones(2))", "input x[n]\nsum(t) = t\nx", "opaque softmax(1)\nsoftmax(x)", "input x[n]\nassume x\nx",
    ];

    [Fact]
    public Task Slips_in_expressions() => Verifier.Verify(string.Join("\n\n", Standard.Select(text => Message(text, new() { Declarations = [Declarations] }))));

    [Fact]
    public Task Slips_in_programs() => Verifier.Verify(string.Join("\n\n", Programs.Select(text => Message(text, BindingOptions.Default))));

    private static string Message(string text, BindingOptions options)
    {
        var accepted = Model.TryParse(text, options, out _, out var diagnostics);
        return accepted ? $"accepted: {text}" : DiagnosticRenderer.Render(diagnostics[0], text);
    }
}
