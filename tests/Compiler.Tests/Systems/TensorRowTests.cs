using SymDiff.Simplification;
using SymDiff.Support;
using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Compiler.Tests.Systems;

/// <summary>
/// Rows with vectors and matrices of any sizes: the printed derivatives are snapshots, and beside them they are evaluated, by naive loops and compiled,
/// against numerical differences at random sizes.
/// </summary>
public class TensorRowTests
{
    private const int Rounds = 3;

    /// <summary>Row, variables, program; of a value with axes the Jacobian.</summary>
    public static TheoryData<string, string, string> Rows => new()
    {
        { "A10", "x", "input x[d], z[d], gamma\nK = exp(-gamma*norm2(x - z)^2)" },
        { "C2", "W,X", "input W[m,k], X[k,n], G[m,n]\nsum(G*(W @ X))" },
        { "C3", "x", "input x[n]\np = softmax(x)" },
        { "C4", "x", "input x[n], G[n]\np = softmax(x)\nG @ p" },
        { "C5", "x", "input x[n]\nlog_softmax(x)" },
        { "C8", "p", "input p[2]\nF = [p[0]^2 + 2*p[1], 3*p[0] + 4*p[1]^2]" },
        { "C9", "t", "input t\np = [t, t^2]\nF = [p[0]^2 + 2*p[1], 3*p[0] + 4*p[1]^2]" },
        { "C10", "p", "input p[2]\nq = [p[0] - 4*p[1], p[0]*p[1], p[0] + p[1]]\nF = [2*q[0]*q[1], q[1] - q[2]]" },
        { "C11", "p", "input p[2]\nq = [p[0] - 5*p[1], p[0]*p[1], p[0] - p[1]]\nF = [3*q[0]*q[1], q[1] - q[2]]" },
        { "C15", "W,b", "input x[d], y[h]\nparam W[h,k,d], b[h,k]\nz = maxout(W @ x + b)\nE = sum((z - y)^2)/2" },
        { "D3", "z", "input z[k], y[k]\nE = -sum(y*log(softmax(z)))" },
        { "D5", "theta", "input X[m,n], y[m]\nparam theta[n]\ns = sigmoid(X @ theta)\nE = -sum(y*log(s) + (1 - y)*log(1 - s))" },
        { "D6", "Theta", "input X[m,n], Y[m,k]\nparam Theta[n,k]\nP = softmax(X @ Theta)\nE = -sum(Y*log(P))" },
        { "E1", "W,c,w,b", "input x[2]\nparam W[2,2], c[2], w[2], b\nh = relu(W' @ x + c)\ny = w @ h + b" },
        { "E3 one output", "W,b,v,c", "input X[m,n], y[m]\nparam W[h,n], b[h], v[h], c\nZ = sigmoid(X @ W' + b)\nyhat = Z @ v + c\nE = sum((yhat - y)^2)/2" },
        { "E3", "W1,b1,W2,b2", "input X[m,n], Y[m,k]\nparam W1[h,n], b1[h], W2[k,h], b2[k]\nZ = sigmoid(X @ W1' + b1)\nYhat = Z @ W2' + b2\nE = sum((Yhat - Y)^2)/2" },
        { "E3 one example", "W1,b1,W2,b2", "input x[n], y[k]\nparam W1[h,n], b1[h], W2[k,h], b2[k]\nz = sigmoid(W1 @ x + b1)\nyhat = W2 @ z + b2\nE = sum((yhat - y)^2)/2" },
        { "E4", "W,b,v,c", "input x[n], y\nparam W[h,n], b[h], v[h], c\nz = sigmoid(W @ x + b)\nyhat = sigmoid(v @ z + c)\nE = -(y*log(yhat) + (1 - y)*log(1 - yhat))" },
        { "E5", "W,b,v,c", "input x[n], y\nparam W[h,n], b[h], v[h], c\nz = sigmoid(W @ x + b)\nyhat = sigmoid(v @ z + c)\nE = (yhat - y)^2/2" },
        { "E6", "W,b,V,c", "input x[n], y[k]\nparam W[h,n], b[h], V[k,h], c[k]\nz = sigmoid(W @ x + b)\nyhat = softmax(V @ z + c)\nE = -sum(y*log(yhat))" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task The_derivative_prints_as_the_row_says_and_has_its_value(string row, string wrt, string text)
    {
        var model = Model.Parse(text);
        Expr[] variables = [.. wrt.Split(',').Select(model.Variable)];
        var derivatives = Derivatives.Jacobian(model.Output, variables).Roots;
        foreach (var at in Points(row, model.Output))
            foreach (var (variable, derivative) in variables.Zip(derivatives)) DerivativeCheck.Holds(model.Output, variable.VariableName!, derivative, at);
        await Verifier.Verify(string.Join('\n', variables.Zip(derivatives, (variable, derivative) => $"d{variable} = {derivative}"))).UseParameters(row);
    }

    /// <summary>Second derivatives: each Hessian is the Jacobian of the printed gradient.</summary>
    [Theory]
    [InlineData("D3", "z", "input z[k], y[k]\np = softmax(z)\nE = -sum(y*log(p))")]
    [InlineData("D5", "theta", "input X[m,n], y[m]\nparam theta[n]\ns = sigmoid(X @ theta)\nE = -sum(y*log(s) + (1 - y)*log(1 - s))")]
    public async Task The_Hessian_prints_as_the_row_says_and_has_its_value(string row, string wrt, string text)
    {
        var model = Model.Parse(text);
        var gradient = model.Output.Derivative(wrt);
        var hessian = Derivatives.Jacobian(gradient, [model.Variable(wrt)]).Roots[0];
        foreach (var at in Points(row, model.Output)) DerivativeCheck.Holds(gradient, wrt, hessian, at);
        await Verifier.Verify(hessian.ToString()).UseParameters(row);
    }

    [Theory]
    [InlineData("D3", "input z[k], y[k]\nassume sum(y) = 1\nE = -sum(y*log(softmax(z)))", "z", "softmax(z) - y")]
    [InlineData("D6", "input X[m,n], Y[m,k]\nparam Theta[n,k]\nassume sum(Y, axis=1) = 1\nE = -sum(Y*log(softmax(X @ Theta)))", "Theta", "X' @ (softmax(X @ Theta) - Y)")]
    [InlineData("E6", "input x[n], y[k]\nparam V[k,n], c[k]\nassume sum(y) = 1\nyhat = softmax(V @ x + c)\nE = -sum(y*log(yhat))", "c", "softmax(V @ x + c) - y")]
    public void What_is_assumed_of_targets_shortens_the_gradient(string row, string text, string variable, string shortest)
    {
        var model = Model.Parse(text);
        var derivative = model.Output.Derivative(variable, options: new() { Assumptions = model.Assumptions });
        Assert.True(shortest == derivative.ToString(), $"{row}: {derivative}");
    }

    private static IEnumerable<TensorReference> Points(string row, Expr value) => Enumerable.Range(1, Rounds).Select(seed => new TensorCase(row, value).Sample(seed));
}
