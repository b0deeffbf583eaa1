using SymDiff.Differentiation;

namespace SymDiff.Compiling.Tests;

/// <summary>A branch that is not taken leaves no NaN in derivatives of tensors to the second order, whatever is contracted or broadcast on the way.</summary>
public class DeadBranchTests
{
    public static TheoryData<string> Formulas =>
    [
        "sum(where(x @ A > 0.3, sqrt(x @ A - 0.25), 1))",
        "sum(where(x @ A > 0.3, log(x @ A - 0.25), x @ A)*b)",
        "sum(where(x + b > 0.3, sqrt(x + b - 0.25), 0)) + sum(A)",
        "sum(where(A + x > 0.3, sqrt(A + x - 0.25), 0) @ b)",
        "sum(sqrt(sum(where(A > 0, sqrt(A), 0), axis=0)*x + 1) @ b)",
        "x @ where(A > 0, log(A), 0) @ b",
        "where(convolve(x - min(x, keep=true), b[0:1], \"same\") @ tan(x) > 0.3, sqrt(convolve(x - min(x, keep=true), b[0:1], \"same\") @ tan(x) - 0.25), 0)",
        "where(prod(sum(where(A > 0.3, log(A - 0.25), 0), axis=0)) > 0.3, sqrt(prod(sum(where(A > 0.3, log(A - 0.25), 0), axis=0)) - 0.25), 0)",
        "norm2(where(A > 0.3, sqrt(A - 0.25), 0) @ x) + b @ b",
        "sum(where(x > 0, einsum(\"a,->a\", sqrt(x), b[0]), 0))",
        "sum(where(A > 0.3, outer(b, x)*einsum(\"ab,b->ab\", sqrt(A - 0.25), x), 0))",
        "relu(logdet(where(solve(A + 6*eye(2), A) > 0.03, sqrt(solve(A + 6*eye(2), A) - 0.025), A) + 6*eye(2)))",
    ];

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Derivatives_are_finite(string text)
    {
        var model = Model.Parse(text, new() { Declarations = ["x[2], A[2,2], b[2]"] });
        Expr[] wrt = [.. new[] { "x", "A", "b" }.Select(model.Variable)];
        var gradient = Differentiator.Gradient(model.Output, wrt);
        Expr[] all = [.. gradient, .. gradient.SelectMany(entry => Differentiator.Jacobian(entry, wrt))];
        var at = new Dictionary<string, Tensor> { ["x"] = Tensor.Vector(0.6, -0.8), ["A"] = Tensor.FromRows([1, -0.5], [0.05, 0.2]), ["b"] = Tensor.Vector(-0.7, 0.4) };
        foreach (var result in TensorFunction.Compile(all, wrt).Evaluate(at)) Assert.All(result.Values.ToArray(), entry => Assert.True(double.IsFinite(entry)));
    }
}
