using SymDiff.Compiling;

namespace SymDiff.Compiler.Tests.Systems;

/// <summary>What gradients cost, counted.</summary>
public class CostRowTests
{
    [Theory]
    [InlineData(2, 1, 1, 1)]
    [InlineData(10, 1, 10, 1)]
    [InlineData(10, 10, 10, 2)]
    [InlineData(10, 100, 10, 2)]
    [InlineData(10, 1000, 10, 2)]
    [InlineData(1000, 100, 50, 10)]
    public void G4_the_gradient_of_a_network_costs_a_few_times_the_network(long m, long n, long h, long k)
    {
        var net = Model.Parse("input X[m,n], Y[m,k]\nparam W1[h,n], b1[h], W2[k,h], b2[k]\nZ = sigmoid(X @ W1' + b1)\nE = sum((Z @ W2' + b2 - Y)^2)/2");
        Dictionary<string, long> sizes = new() { ["m"] = m, ["n"] = n, ["h"] = h, ["k"] = k };
        var (function, gradient) = Operations(net.Output, [.. net.Parameters.Select(name => net[name])], sizes);
        var (hidden, output) = ((m * n * h) + (2 * m * h), (m * h * k) + (4 * m * k));
        Assert.Equal(hidden + output + (m * k) + 1, function);
        Assert.InRange(gradient / function, 1, 4);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(1000)]
    public void G4_the_gradient_of_a_long_formula_costs_a_few_times_the_formula(int n)
    {
        Expr[] x = [.. Enumerable.Range(0, n).Select(i => Expr.Variable($"x{i}"))];
        var value = Expr.Sum([.. Enumerable.Range(1, n - 1).Select(i => Expr.Parse($"sin(x{i - 1}*x{i})*exp(x{i})"))]);
        var (function, gradient) = Operations(value, x, []);
        Assert.Equal((5 * (n - 1)) - 1, function);
        Assert.InRange(gradient / function, 1, 4);
    }

    [Theory]
    [InlineData("sum(outer(x, x))")]
    [InlineData("sum(outer(x, y)^2)")]
    [InlineData("max(x)")]
    [InlineData("logsumexp(x)")]
    [InlineData("sum(log_softmax(x)*y)")]
    [InlineData("norm2(x)/sum(x)")]
    [InlineData("std(x)")]
    [InlineData("sum(concatenate(x, y)*reverse(concatenate(y, x)))")]
    [InlineData("sum(x[1:]^2)*x[0]")]
    [InlineData("prod(x)*sum(prod(A, axis=0))")]
    [InlineData("sum((A @ A @ (A @ x))^2)")]
    [InlineData("trace(A @ A @ A)")]
    [InlineData("logdet(A) + det(A)")]
    [InlineData("sum(inv(A) @ x)")]
    [InlineData("sum(solve(A, x)^2)")]
    [InlineData("sum(cholesky(A))")]
    [InlineData("sum(softmax(A @ A') @ A)")]
    [InlineData("sum(convolve(x, y[:9], \"valid\")^2)")]
    public void G4_the_gradient_of_a_function_of_arrays_costs_a_few_times_the_function(string text)
    {
        var model = Model.Parse($"param x[n], y[n], A[n,n]\n{text}");
        var wrt = model.Output.FreeVariables().Select(name => model[name]).ToArray();
        var (function, gradient) = Operations(model.Output, wrt, new() { ["n"] = 200 });
        Assert.InRange(gradient / function, 1, 6);
    }

    // Speelpenning's product, in scalars and as a vector
    [Theory]
    [InlineData(10)]
    [InlineData(400)]
    public void G4_the_gradient_of_a_product_costs_a_few_times_the_product(int n)
    {
        Expr[] x = [.. Enumerable.Range(0, n).Select(i => Expr.Variable($"x{i}"))];
        var (product, derivatives) = Operations(Expr.Product(x), x, []);
        Assert.Equal(n - 1, product);
        Assert.InRange(derivatives / product, 1, 4);
        var (whole, gradient) = Operations(Model.Parse("param x[n]\nprod(x)").Output, [Expr.Variable("x", Shape.Of("n"))], new() { ["n"] = n });
        Assert.Equal(n, whole);
        Assert.InRange(gradient / whole, 1, 5);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(100)]
    public void B7_a_chain_needs_its_values_kept_or_computed_again(int n)
    {
        var chain = Expr.Parse(string.Concat(Enumerable.Repeat("f(", n)) + "w" + new string(')', n), new() { Opaque = ["f(1)"] });
        var plan = new CallPlan(MachineGraphs.TensorValueAndJacobians(chain, [Expr.Variable("w")])[1..], new Dictionary<string, long>(), Limits.Default);
        Assert.Equal((n - 1, n), (plan.Count().Calls["f"], plan.Count().Calls["f'"]));
        Assert.Equal(n * (n - 1) / 2, plan.Count(0).Calls["f"]);
        Assert.InRange(plan.Count().MostAlive, n - 1, n + 2);
        Assert.InRange(plan.Count(0).MostAlive, 2, 3);
    }

    private static (double Function, double Gradient) Operations(Expr value, Expr[] wrt, Dictionary<string, long> sizes) => (
        new CallPlan(MachineGraphs.TensorValues([value]), sizes, Limits.Default).Operations,
        new CallPlan(MachineGraphs.TensorValueAndJacobians(value, wrt), sizes, Limits.Default).Operations);
}
