using System.Text;
using SymDiff.Compiling.Tests;

namespace SymDiff.Compiler.Tests.Systems;

/// <summary>A network h_k = sigma(W_k @ h_(k-1) + b_k) with half the squared error: as a program, and as loops.</summary>
internal sealed class LayeredNetwork(int layers, string activation)
{
    private static readonly Dictionary<string, (Func<double, double> Value, Func<double, double> Slope)> Meanings = new()
    {
        ["sigmoid"] = (Logistic, a => Logistic(a) * (1 - Logistic(a))),
        ["tanh"] = (Math.Tanh, a => 1 - (Math.Tanh(a) * Math.Tanh(a))),
        ["relu"] = (a => Math.Max(0, a), a => a > 0 ? 1 : 0),
        ["softplus"] = (a => Math.Log(1 + Math.Exp(a)), Logistic),
        ["softsign"] = (a => a / (1 + Math.Abs(a)), a => 1 / ((1 + Math.Abs(a)) * (1 + Math.Abs(a)))),
    };

    /// <summary>The names of the activations.</summary>
    public static IEnumerable<string> Activations => Meanings.Keys;

    /// <summary>The program; each layer has a size of its own.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder($"input x[n0], y[n{layers}]\n");
            for (var k = 1; k <= layers; k++) text.Append($"param W{k}[n{k},n{k - 1}], b{k}[n{k}]\n");
            for (var k = 1; k <= layers; k++) text.Append($"h{k} = {activation}(W{k} @ {(k == 1 ? "x" : $"h{k - 1}")} + b{k})\n");
            return text.Append($"E = sum((h{layers} - y)^2)/2\n").ToString();
        }
    }

    /// <summary>Random data, parameters and sizes.</summary>
    public Dictionary<string, Tensor> Sample(Random random)
    {
        int[] sizes = [.. Enumerable.Range(0, layers + 1).Select(_ => random.Next(1, 6))];
        var result = new Dictionary<string, Tensor> { ["x"] = Tensors.Random(random, sizes[0]), ["y"] = Tensors.Random(random, sizes[layers]) };
        for (var k = 1; k <= layers; k++) (result[$"W{k}"], result[$"b{k}"]) = (Tensors.Random(random, sizes[k], sizes[k - 1]), Tensors.Random(random, sizes[k]));
        return result;
    }

    /// <summary>Forward and backward through the layers, as Goodfellow et al. have it in algorithms 6.3 and 6.4.</summary>
    public (double Error, Dictionary<string, double[]> Gradient) BackPropagate(Dictionary<string, Tensor> at)
    {
        var (value, slope) = Meanings[activation];
        var (a, h) = (new double[layers + 1][], new double[layers + 1][]);
        h[0] = [.. at["x"].Values];
        for (var k = 1; k <= layers; k++)
        {
            a[k] = Affine(at[$"W{k}"], h[k - 1], at[$"b{k}"]);
            h[k] = [.. a[k].Select(value)];
        }
        double[] g = [.. h[layers].Zip(at["y"].Values.ToArray(), (seen, wanted) => seen - wanted)];
        var (error, gradient) = (g.Sum(e => e * e) / 2, new Dictionary<string, double[]>());
        for (var k = layers; k >= 1; k--)
        {
            g = [.. g.Zip(a[k], (incoming, input) => incoming * slope(input))];
            gradient[$"b{k}"] = g;
            gradient[$"W{k}"] = [.. g.SelectMany(row => h[k - 1].Select(column => row * column))];
            g = Transposed(at[$"W{k}"], g);
        }
        return (error, gradient);
    }

    private static double[] Affine(Tensor weights, double[] x, Tensor bias) =>
        [.. Enumerable.Range(0, bias.Shape[0]).Select(i => bias[i] + x.Select((entry, j) => weights[i, j] * entry).Sum())];

    private static double[] Transposed(Tensor weights, double[] g) =>
        [.. Enumerable.Range(0, weights.Shape[1]).Select(j => g.Select((entry, i) => weights[i, j] * entry).Sum())];

    private static double Logistic(double a) => 1 / (1 + Math.Exp(-a));
}
