using SymDiff.Simplification;
using SymDiff.Support;
using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Compiler.Tests.Systems;

/// <summary>G7 for vectors: each of four derivatives is an expression, printed, read back, and the numerical derivative of the one before.</summary>
public class HigherOrderTests
{
    private const int Order = 4;

    [Theory]
    [InlineData("exponentials", "sum(exp(A @ x))")]
    [InlineData("fourth power of the norm", "(x @ x)^2")]
    [InlineData("logsumexp", "logsumexp(x)")]
    [InlineData("waves", "sum(sin(x)*y)")]
    [InlineData("softplus of a product", "sum(y*log(1 + exp(A @ x)))")]
    public async Task Derivatives_of_vectors_agree_with_differences_to_the_fourth_order(string name, string text)
    {
        var options = new BindingOptions { Declarations = ["A[n,n], x[n], y[n]"] };
        var model = Model.Parse(text, options);
        List<Expr> orders = [model.Output];
        for (var order = 1; order <= Order; order++) orders.Add(Derivatives.Jacobian(orders[^1], [Expr.Variable("x", Shape.Of("n"))]).Roots[0]);
        for (var seed = 1; seed <= 2; seed++)
        {
            var at = new TensorCase(name, model.Output).Sample(seed);
            foreach (var (value, derivative) in orders.Zip(orders.Skip(1))) DerivativeCheck.Holds(value, "x", derivative, at, 0.01);
        }
        foreach (var order in orders) Assert.Same(order, Model.Parse(order.ToString(), options).Output);
        await Verifier.Verify(string.Join('\n', orders)).UseParameters(name);
    }
}
