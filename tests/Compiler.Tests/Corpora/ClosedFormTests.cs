using SymDiff.Compiler.Tests.Systems;
using SymDiff.Simplification;
using SymDiff.Support;
using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Compiling.Tests;

/// <summary>Closed forms that every text on matrix calculus has, in both notations: one graph, the form in which it is printed, and numerical differences.</summary>
public class ClosedFormTests
{
    private const int Rounds = 3;

    /// <summary>Name, the language's notation, MATLAB's, declarations, variables. A is drawn well conditioned.</summary>
    public static TheoryData<string, string, string, string, string> Forms => new()
    {
        { "quadratic form", "x @ (A @ x)", "x'*A*x", "A[n,n], x[n]", "x,A" },
        { "least squares", "norm2(A @ x - b)^2", "norm2(A*x - b)^2", "A[n,n], x[n], b[n]", "x,A,b" },
        { "trace of a product", "trace(B @ X @ C)", "tr(B*X*C)", "X[m,n], B[k,m], C[n,k]", "X,B,C" },
        { "log of a determinant", "log(det(A))", "log(det(A))", "A[n,n]", "A" },
        { "bilinear form", "a @ X @ b", "a'*X*b", "X[m,n], a[m], b[n]", "X,a,b" },
        { "logistic regression", "-sum(y*log(sigmoid(X @ w)) + (1 - y)*log(1 - sigmoid(X @ w)))", "-sum(y.*log(sigmoid(X*w)) + (1 - y).*log(1 - sigmoid(X*w)))", "X[m,n], y[m], w[n]", "w" },
        { "softmax regression", "-sum(Y*log(softmax(X @ W)))", "-sum(Y.*log(softmax(X*W)))", "X[m,n], Y[m,k], W[n,k]", "W" },
        { "matrix factorisation", "norm2(T - U @ V')^2", "norm2(T - U*V')^2", "T[m,n], U[m,k], V[n,k]", "U,V" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Both_notations_give_one_derivative(string name, string text, string matlab, string declarations, string wrt)
    {
        var options = new BindingOptions { Declarations = [declarations] };
        var (model, other) = (Model.Parse(text, options), Model.Parse(matlab, options with { Syntax = Dialect.Matlab }));
        Expr[] variables = [.. wrt.Split(',').Select(model.Variable)];
        var derivatives = Derivatives.Gradient(model.Output, variables).Roots;
        Assert.Equal(derivatives, Derivatives.Gradient(other.Output, variables).Roots);
        for (var seed = 1; seed <= Rounds; seed++)
        {
            var at = new TensorCase(name, model.Output).Sample(seed);
            foreach (var (variable, derivative) in variables.Zip(derivatives)) DerivativeCheck.Holds(model.Output, variable.VariableName!, derivative, at);
        }
        await Verifier.Verify(string.Join('\n', variables.Zip(derivatives, (variable, derivative) => $"d{variable} = {derivative}"))).UseParameters(name);
    }
}
