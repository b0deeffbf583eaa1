using System.Numerics.Tensors;

namespace SymDiff.Benchmarks.Baselines;

/// <summary>The softmax family by System.Numerics.Tensors: as few of its passes as the formulas need, results in place.</summary>
internal static class SoftmaxByTensorPrimitives
{
    /// <summary>p = softmax(x); p*(g - sum(g*p)).</summary>
    public static void Softmax(ReadOnlySpan<double> x, ReadOnlySpan<double> g, Span<double> p, Span<double> dx)
    {
        TensorPrimitives.SoftMax(x, p);
        TensorPrimitives.Subtract(g, TensorPrimitives.Dot(g, p), dx);
        TensorPrimitives.Multiply(dx, p, dx);
    }

    /// <summary>x - logsumexp(x); g - softmax(x)*sum(g).</summary>
    public static void LogSoftmax(ReadOnlySpan<double> x, ReadOnlySpan<double> g, Span<double> value, Span<double> dx)
    {
        var largest = TensorPrimitives.Max(x);
        TensorPrimitives.Subtract(x, largest, value);
        TensorPrimitives.Exp(value, dx);
        var sum = TensorPrimitives.Sum<double>(dx);
        TensorPrimitives.Subtract(value, Math.Log(sum), value);
        TensorPrimitives.MultiplyAdd(dx, -TensorPrimitives.Sum(g) / sum, g, dx);
    }

    /// <summary>logsumexp(x); g*softmax(x) for a number g.</summary>
    public static double LogSumExp(ReadOnlySpan<double> x, double g, Span<double> dx)
    {
        var largest = TensorPrimitives.Max(x);
        TensorPrimitives.Subtract(x, largest, dx);
        TensorPrimitives.Exp(dx, dx);
        var sum = TensorPrimitives.Sum<double>(dx);
        TensorPrimitives.Multiply(dx, g / sum, dx);
        return largest + Math.Log(sum);
    }
}
