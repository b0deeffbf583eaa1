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
