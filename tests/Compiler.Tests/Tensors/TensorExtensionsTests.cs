using SymDiff.Simplification;

namespace SymDiff.Compiling.Tests;

public class TensorExtensionsTests
{
    private static readonly Model Neuron = Model.Parse("input x, unused\nparam w\na = w*x\nE = (sigmoid(a) - 1)^2");

    private static readonly Dictionary<string, Tensor> At = new() { ["x"] = 2, ["w"] = 0.25 };

    [Fact]
    public void A_models_values_are_compiled_with_its_inputs_and_parameters()
    {
        var function = Neuron.Compile(Neuron["E"], Neuron["E"].Derivative("w"));
        Assert.Equal(["x", "unused", "w"], function.Inputs.Select(input => input.VariableName));
        var (s, results) = (1 / (1 + Math.Exp(-0.5)), function.Evaluate(At));
        Assert.Equal((s - 1) * (s - 1), results[0][[]], 1e-15);
        Assert.Equal(2 * (s - 1) * s * (1 - s) * 2, results[1][[]], 1e-15);
    }

    [Fact]
    public void Value_and_gradient_come_from_one_sweep()
    {
        var (one, other) = (Neuron.CompileValueAndGradient("E", "w", "x").Evaluate(At), Neuron.Compile(Neuron["E"], Neuron["E"].Derivative("w"), Neuron["E"].Derivative("x")).Evaluate(At));
        for (var i = 0; i < 3; i++) Assert.Equal(other[i][[]], one[i][[]], 1e-15);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(4, 3, 2)]
    [InlineData(20, 30, 5)]
    public void A_network_in_the_language_runs_for_any_sizes(int n, int h, int k)
    {
        var net = Model.Parse("""
            input x[n], y[k]
            param W1[h,n], b[h], W2[k,h]
            z = tanh(W1 @ x + b)
            E = sum((W2 @ z - y)^2)/2
            """);
        var at = TwoLayers.Data(new Random(n + h + k), n, h, k);
        var (expected, function) = (TwoLayers.Expected(at), net.CompileValueAndGradient("E", "W1", "b", "W2"));
        Assert.Equal(["x", "y", "W1", "b", "W2"], function.Inputs.Select(input => input.VariableName));
        using var workspace = function.CreateWorkspace();
        double[] error = new double[1], dW1 = new double[h * n], db = new double[h], dW2 = new double[k * h];
        workspace
            .In("x", at["x"].Values.ToArray(), [n]).In("y", at["y"].Values.ToArray(), [k])
            .In("W1", at["W1"].Values.ToArray(), [h, n]).In("b", at["b"].Values.ToArray(), [h]).In("W2", at["W2"].Values.ToArray(), [k, h])
            .Out(0, error).Out(1, dW1).Out(2, db).Out(3, dW2).Run();
        foreach (var (seen, wanted) in new[] { error, dW1, db, dW2 }.Zip(expected)) Kernels.Close(wanted, seen, 1e-12);
    }

    [Fact]
    public void The_gradient_that_people_read_has_the_same_values()
    {
        var (at, gradient) = (TwoLayers.Data(new Random(3), 6, 4, 3), Derivatives.Gradient(TwoLayers.Loss, [TwoLayers.W1, TwoLayers.B, TwoLayers.W2]).Roots);
        var (expected, seen) = (TwoLayers.Expected(at), TensorFunction.Compile(gradient, [TwoLayers.X, TwoLayers.Y, TwoLayers.W1, TwoLayers.B, TwoLayers.W2]).Evaluate(at));
        for (var i = 0; i < seen.Length; i++) Kernels.Close(expected[i + 1], seen[i].Values, 1e-12);
    }

    [Theory]
    [InlineData("jacobian(softmax(x), x)", new[] { 2, 2 }, new double[] { 0.25, -0.25, -0.25, 0.25 })]
    [InlineData("jacobian([x[0]^2 + 2*x[1], 3*x[0] + 4*x[1]^2], x)", new[] { 2, 2 }, new double[] { 2, 2, 3, 8 })]
    [InlineData("hessian(sum(x^3)/6, x)", new[] { 2, 2 }, new double[] { 1, 0, 0, 1 })]
    [InlineData("grad(norm2(x)^2, x)", new[] { 2 }, new double[] { 2, 2 })]
    [InlineData("[x, 2*x, x*x]", new[] { 3, 2 }, new double[] { 1, 1, 2, 2, 1, 1 })]
    public void Derivatives_inside_of_texts_are_evaluated(string text, int[] shape, double[] expected)
    {
        var model = Model.Parse("input x[2]\n" + text);
        var seen = model.Compile(model.Output).Evaluate(new Dictionary<string, Tensor> { ["x"] = Tensor.Vector(1, 1) })[0];
        Assert.Equal(shape, seen.Shape.ToArray());
        Kernels.Close(expected, seen.Values);
    }

    [Theory]
    [InlineData("sum(x)/n", "1,2,6", 3)]
    [InlineData("x @ x", "1,2,3", 14)]
    [InlineData("max(x) - min(x)", "1,5,3", 4)]
    [InlineData("logsumexp(1000*x) - 1000*max(x)", "1,1,1", 1.0986122886681098)]
    [InlineData("norm2(1e200*x)", "3,4", 5e200)]
    [InlineData("sum(softmax(x))", "1,2,3", 1)]
    [InlineData("det(outer(x, x) + eye(n))", "1,2", 6)]
    [InlineData("x[1:3] @ x[0:2]", "1,2,3", 8)]
    public void Texts_are_evaluated(string text, string values, double expected)
    {
        var x = Tensor.Vector([.. values.Split(',').Select(value => double.Parse(value, System.Globalization.CultureInfo.InvariantCulture))]);
        var model = Model.Parse("input x[n]\n" + text);
        Assert.Equal(expected, model.Compile(model.Output).Evaluate(new Dictionary<string, Tensor> { ["x"] = x })[0][[]], 1e-12 * Math.Abs(expected));
    }

    [Fact]
    public void Gradients_are_taken_by_variables()
    {
        Assert.Throws<ArgumentException>(() => Neuron.CompileValueAndGradient("E", "a"));
        Assert.Throws<SymDiffException>(() => Neuron.CompileValueAndGradient("E", "nothing"));
    }

    [Fact]
    public void A_single_evaluation_ignores_other_names()
    {
        var x = Expr.Variable("x", Shape.Of("n"));
        Assert.Equal([2, 4], (2 * x).Evaluate(new Dictionary<string, Tensor> { ["x"] = Tensor.Vector(1, 2), ["y"] = 3 }).Values.ToArray());
        Assert.Equal("SD3013", Kernels.Code(() => (2 * x).Evaluate(new Dictionary<string, Tensor> { ["y"] = 3 })));
    }
}
