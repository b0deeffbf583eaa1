using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SymDiff.Compiling;

namespace SymDiff.Benchmarks.Baselines;

/// <summary>
/// The Hessian by W1 of the softmax cross-entropy of ten rectified layers h = relu(W @ h): M[i,k]*x[j]*x[l] at [i,j,k,l], M = J' @ (sum(t)*(diag(p) - p @ p')) @ J with
/// the Jacobian J of the last layer by the first one's sum, a product of weights and masks. What it costs is to write n^4 numbers, each one multiplication.
/// </summary>
internal sealed class NetworkHessian(int n, int layers)
{
    private readonly double[] h = new double[n];
    private readonly double[] sums = new double[n];
    private readonly double[] active = new double[n * layers];
    private readonly double[] curvature = new double[n * n];
    private readonly MatrixProduct<double> product = MatrixProduct<double>.Of(new(n, n, n, new(n, 1), new(n, 1), n));
    private readonly MatrixProduct<double> transposedProduct = MatrixProduct<double>.Of(new(n, n, n, new(1, n), new(n, 1), n));
    private double[] jacobian = new double[n * n];
    private double[] next = new double[n * n];

    public void Run(ReadOnlySpan<double> weights, ReadOnlySpan<double> x, ReadOnlySpan<double> t, Span<double> hessian)
    {
        Forward(weights, x);
        Backward(weights);
        Curvature(t);
        product.Run(curvature, jacobian, next, adds: false);
        transposedProduct.Run(jacobian, next, curvature, adds: false);
        Expand(x, hessian);
    }

    private void Forward(ReadOnlySpan<double> weights, ReadOnlySpan<double> x)
    {
        x.CopyTo(h);
        for (var layer = 0; layer < layers; layer++)
        {
            for (var i = 0; i < n; i++) sums[i] = TensorPrimitives.Dot(weights.Slice(((layer * n) + i) * n, n), h);
            for (var i = 0; i < n; i++) (h[i], active[(layer * n) + i]) = sums[i] > 0 ? (sums[i], 1) : (0, 0);
        }
    }

    /// <summary>J = D10 W10 ... D2 W2 D1, from the first layer on: a mask clears rows of what is already multiplied.</summary>
    private void Backward(ReadOnlySpan<double> weights)
    {
        Array.Clear(jacobian);
        for (var i = 0; i < n; i++) jacobian[(i * n) + i] = active[i];
        for (var layer = 1; layer < layers; layer++)
        {
            product.Run(weights[(layer * n * n)..], jacobian, next, adds: false);
            for (var i = 0; i < n; i++)
                if (active[(layer * n) + i] == 0) next.AsSpan(i * n, n).Clear();
            (jacobian, next) = (next, jacobian);
        }
    }

    private void Curvature(ReadOnlySpan<double> t)
    {
        var total = TensorPrimitives.Sum(t);
        TensorPrimitives.SoftMax<double>(h, sums);
        for (var i = 0; i < n; i++)
        {
            TensorPrimitives.Multiply(sums, -total * sums[i], curvature.AsSpan(i * n, n));
            curvature[(i * n) + i] += total * sums[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Expand(ReadOnlySpan<double> x, Span<double> hessian)
    {
        var line = 0;
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                for (var k = 0; k < n; k++, line += n) Scale(x, x[j] * curvature[(i * n) + k], ref hessian[line]);
    }

    /// <summary>The end is the last whole vector once more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Scale(ReadOnlySpan<double> x, double factor, ref double result)
    {
        ref var px = ref MemoryMarshal.GetReference(x);
        var factors = Vector512.Create(factor);
        var last = (nuint)(x.Length - Vector512<double>.Count);
        for (nuint i = 0; i < last; i += (nuint)Vector512<double>.Count) (Vector512.LoadUnsafe(ref px, i) * factors).StoreUnsafe(ref result, i);
        (Vector512.LoadUnsafe(ref px, last) * factors).StoreUnsafe(ref result, last);
    }
}
