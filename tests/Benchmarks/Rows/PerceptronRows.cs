using SymDiff.Benchmarks.Baselines;
using static SymDiff.Benchmarks.Baselines.Perceptron;

namespace SymDiff.Benchmarks;

/// <summary>A network 784-128-10 with a batch of 64 in single precision, value and all gradients: against C# by hand with the same products, and against NumPy.</summary>
internal static class PerceptronRows
{
    private const double Tolerance = 1e-4;

    private const string Text =
        "input X[m,a], T[m,c]; param W1[a,h], b1[h], W2[h,c], b2[c]; assume sum(T, axis=1) = 1; H = relu(X @ W1 + b1); E = -sum(T*log_softmax(H @ W2 + b2))/m";

    private static readonly string[] Parameters = ["W1", "b1", "W2", "b2"];

    public static void Run()
    {
        Comparison.Head("network 784-128-10, batch of 64, value and all gradients, float");
        var numbers = new Numbers(1);
        Memory<float>[] inputs = [numbers.NormalFloats(Batch * Inputs), numbers.OneHot(Batch, Classes), numbers.NormalFloats(Inputs * Hidden, 0.05),
            numbers.NormalFloats(Hidden, 0.1), numbers.NormalFloats(Hidden * Classes, 0.1), numbers.NormalFloats(Classes, 0.1)];
        Memory<float>[] byHand = Results(inputs), compiled = Results(inputs);
        using var workspace = Compile(inputs, compiled);
        var step = ByHand(inputs, byHand);
        step();
        workspace.Run();
        Check("by hand", Doubles(byHand), Doubles(compiled));
        Comparison.Row("against C# by hand", Comparison.Calls(workspace.Run), Comparison.Calls(step), Target.AtMost(1.1));
        using var numPy = NumPyStep.Start("Baselines/Networks/perceptron.py", inputs);
        if (numPy is null)
        {
            Table.Row("against NumPy", "", "", "", "", "not measured: there is no Python with NumPy");
            return;
        }
        Check("NumPy", [.. numPy.Results.Select(number => (double)number)], Doubles(byHand));
        Comparison.Row($"against {numPy.Version}", Comparison.Calls(workspace.Run), numPy.Run, Target.AtMost(1));
    }

    private static Workspace<float> Compile(Memory<float>[] inputs, Memory<float>[] results)
    {
        var workspace = Model.Parse(Text).CompileValueAndGradient("E", Parameters).CreateWorkspace<float>();
        workspace.In("X", inputs[0], Batch, Inputs).In("T", inputs[1], Batch, Classes);
        workspace.In("W1", inputs[2], Inputs, Hidden).In("b1", inputs[3], Hidden).In("W2", inputs[4], Hidden, Classes).In("b2", inputs[5], Classes);
        for (var output = 0; output < results.Length; output++) workspace.Out(output, results[output]);
        return workspace;
    }

    private static Action ByHand(Memory<float>[] inputs, Memory<float>[] results)
    {
        var network = new Perceptron();
        return () => results[0].Span[0] = network.Run(inputs[0].Span, inputs[1].Span, inputs[2].Span, inputs[3].Span, inputs[4].Span, inputs[5].Span,
            results[1].Span, results[2].Span, results[3].Span, results[4].Span);
    }

    /// <summary>Memory for the loss and the gradient by each parameter.</summary>
    private static Memory<float>[] Results(Memory<float>[] inputs) => [Numbers.Zeros<float>(1), .. inputs[2..].Select(parameter => Numbers.Zeros<float>(parameter.Length))];

    private static void Check(string name, double[] actual, double[] expected) => Comparison.AssertSame(name, Tolerance, actual, expected);

    private static double[] Doubles(Memory<float>[] results) => [.. results.SelectMany(numbers => numbers.ToArray()).Select(number => (double)number)];
}
