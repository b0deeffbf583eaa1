using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Compiling.Tests;

/// <summary>Quotients that are a softmax, and logarithms of products that are sums: what people see, and what the machine computes.</summary>
public class AxisRulesTests
{
    private static readonly BindingOptions Declared = new() { Declarations = ["z[k], y[k], Z[m,n], S[k,k], c"] };

    [Theory]
    [InlineData("exp(z)/sum(exp(z))", "softmax(z)")]
    [InlineData("c*exp(z)/sum(exp(z))", "c*softmax(z)")]
    [InlineData("exp(z - max(z))/sum(exp(z - max(z)))", "softmax(z)")]
    [InlineData("exp(Z)/sum(exp(Z), axis=1, keep=true)", "softmax(Z)")]
    [InlineData("exp(Z - max(Z, axis=1, keep=true))/sum(exp(Z - max(Z, axis=1, keep=true)), axis=1, keep=true)", "softmax(Z)")]
    [InlineData("exp(Z)/sum(exp(Z), axis=0)", "softmax(Z, axis=0)")]
    [InlineData("exp(Z)/sum(exp(Z))", "exp(Z - logsumexp(Z))")]
    [InlineData("softmax(z + c)", "softmax(z)")]
    [InlineData("log_softmax(Z + sum(Z, axis=1, keep=true))", "log_softmax(Z)")]
    [InlineData("log(prod(sigmoid(z)^y*(1 - sigmoid(z))^(1 - y)))", "sum(y*log(sigmoid(z)) + log(1 - sigmoid(z))*(1 - y))")]
    [InlineData("log(prod(exp(Z)^2, axis=1))", "2*sum(Z, axis=1)")]
    [InlineData("log(exp(z)^y*sigmoid(c))", "y*z + log(sigmoid(c))")]
    public void A_formula_is_recognised_and_keeps_its_value(string text, string expected)
    {
        var written = Expr.Parse(text, Declared);
        var simplified = written.Simplify();
        Assert.Equal(expected, simplified.ToString());
        for (var seed = 1; seed <= 3; seed++)
        {
            var at = new TensorCase(text, written).Sample(seed);
            var (want, got) = (at.Evaluate(written), at.Evaluate(simplified));
            foreach (var index in want.Indices) Assert.Equal(want[index], got[index], 1e-12);
        }
    }

    /// <summary>A sum along the other axis, a logarithm of what may be negative, a summand that varies or may be undefined.</summary>
    [Theory]
    [InlineData("exp(S)/sum(exp(S), axis=1)")]
    [InlineData("log(prod(z))")]
    [InlineData("log(c*z^y)")]
    [InlineData("softmax(z + y)")]
    [InlineData("softmax(z + log(c))")]
    public void What_is_not_the_same_stays(string text) => Assert.Equal(text, Expr.Parse(text, Declared).Simplify().ToString());

    [Theory]
    [InlineData("y @ (exp(z)/sum(exp(z)))", 1, new double[] { 0, 0, 0 })]
    [InlineData("y @ log(exp(z)/sum(exp(z)))", -1e4, new double[] { -1, 1, 0 })]
    [InlineData("y @ (exp(z - max(z))/sum(exp(z - max(z))))", 1, new double[] { 0, 0, 0 })]
    [InlineData("log(sum(exp(z)))", 1e4, new double[] { 1, 0, 0 })]
    [InlineData("sum(log(sum(exp([z, z]), axis=1, keep=true)))", 2e4, new double[] { 2, 0, 0 })]
    [InlineData("log(prod(sigmoid(z/10)^(1 - y)))", -1e3, new double[] { 0, 0, 0.1 })]
    public void The_machine_neither_overflows_nor_underflows(string text, double value, double[] gradient)
    {
        var results = Model.Parse($"input y[k]\nparam z[k]\nE = {text}").CompileValueAndGradient("E", "z")
            .Evaluate(new Dictionary<string, Tensor> { ["z"] = Tensor.Vector(1e4, 0, -1e4), ["y"] = Tensor.Vector(1, 1, 0) });
        Assert.Equal(value, results[0][[]], 1e-9);
        for (var i = 0; i < gradient.Length; i++) Assert.Equal(gradient[i], results[1].Values[i], 1e-12);
    }
}
