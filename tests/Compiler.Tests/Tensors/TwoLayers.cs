using SymDiff.Ops;

namespace SymDiff.Compiling.Tests;

/// <summary>A regression with one hidden layer, sum((W2 @ tanh(W1 @ x + b) - y)^2)/2, for any sizes; and the same with loops.</summary>
internal static class TwoLayers
{
    public static readonly Expr X = Expr.Variable("x", Shape.Of("n"));
    public static readonly Expr Y = Expr.Variable("y", Shape.Of("k"));
    public static readonly Expr W1 = Expr.Variable("W1", Shape.Of("h", "n"));
    public static readonly Expr B = Expr.Variable("b", Shape.Of("h"));
    public static readonly Expr W2 = Expr.Variable("W2", Shape.Of("k", "h"));

    public static readonly Expr Residual = Contraction.MatMul(W2, Hyperbolic.Tanh[Contraction.MatMul(W1, X) + B]) - Y;
    public static readonly Expr Loss = Contraction.Sum(Expr.Pow(Residual, 2), [-1]) / 2;

    /// <summary>The loss and its gradient by W1, b and W2.</summary>
    public static TensorFunction Compile() =>
        TensorFunction.OfMachineForm(MachineGraphs.TensorValueAndGradient(Loss, [W1, B, W2]), [X, Y, W1, B, W2]);

    /// <summary>Inputs of given sizes.</summary>
    public static Dictionary<string, Tensor> Data(Random random, int n, int h, int k) => new()
    {
        ["x"] = Tensors.Random(random, n),
        ["y"] = Tensors.Random(random, k),
        ["W1"] = Tensors.Random(random, h, n),
        ["b"] = Tensors.Random(random, h),
        ["W2"] = Tensors.Random(random, k, h),
    };

    /// <summary>The loss and its gradient by loops, as a textbook has them.</summary>
    public static double[][] Expected(Dictionary<string, Tensor> at)
    {
        var (x, y, w1, b, w2) = (at["x"], at["y"], at["W1"], at["b"], at["W2"]);
        var (n, h, k) = (x.Shape[0], b.Shape[0], y.Shape[0]);
        double[] z = [.. Enumerable.Range(0, h).Select(i => Math.Tanh(b[i] + Enumerable.Range(0, n).Sum(j => w1[i, j] * x[j])))];
        double[] r = [.. Enumerable.Range(0, k).Select(i => Enumerable.Range(0, h).Sum(j => w2[i, j] * z[j]) - y[i])];
        double[] d = [.. Enumerable.Range(0, h).Select(j => (1 - (z[j] * z[j])) * Enumerable.Range(0, k).Sum(i => w2[i, j] * r[i]))];
        return [[r.Sum(e => e * e) / 2], [.. d.SelectMany(e => x.Values.ToArray().Select(v => e * v))], d, [.. r.SelectMany(e => z.Select(v => e * v))]];
    }
}

/// <summary>Arrays for tests.</summary>
internal static class Tensors
{
    public static Tensor Random(Random random, params int[] shape) => Tensor.Over(shape, [.. Enumerable.Range(0, Extents.Count(shape)).Select(_ => (random.NextDouble() * 2) - 1)]);
}
