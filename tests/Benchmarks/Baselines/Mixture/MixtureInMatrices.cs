using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SymDiff.Compiling;
using SymDiff.Support;

namespace SymDiff.Benchmarks.Baselines;

/// <summary>
/// Likelihood and gradient by two products of matrices: all components' Q_k (x - mu_k) are one product of the points, with a column of ones, and a matrix that holds
/// every Q_k and Q_k mu_k; its derivative is one product the other way. Components lie side by side, filled up to whole vectors, so squares, softmax and weights need
/// no sums across a vector. Points come in blocks whose products stay in the second cache. (Moments x x' need fewer operations still, and cancel.)
/// </summary>
internal sealed class MixtureInMatrices
{
    private const int Block = 128;
    private const int Width = 8;

    private readonly MixtureProblem problem;
    private readonly int stride;
    private readonly double[] diagonals;
    private readonly (MatrixProduct<double> Forward, MatrixProduct<double> Back) whole, last;
    private readonly Memory<double> points;
    private readonly Memory<double> factors;
    private readonly Memory<double> slopes;
    private readonly Memory<double> products;
    private readonly Memory<double> starts;
    private readonly Memory<double> shares;

    public MixtureInMatrices(MixtureProblem problem)
    {
        this.problem = problem;
        stride = (problem.K + Width - 1) / Width * Width;
        diagonals = new double[problem.LogDiagonals.Length];
        points = Numbers.Zeros<double>(problem.N * (problem.D + 1));
        factors = Numbers.Zeros<double>((problem.D + 1) * problem.D * stride);
        slopes = Numbers.Zeros<double>((problem.D + 1) * problem.D * stride);
        products = Numbers.Zeros<double>(Block * problem.D * stride);
        (whole, last) = (Both(Block), Both(problem.N % Block));
        (starts, shares) = (Numbers.Zeros<double>(stride), Numbers.Zeros<double>(stride));
    }

    /// <summary>The products for so many points: of the points and the factors, and of their transpose and the derivatives.</summary>
    private (MatrixProduct<double> Forward, MatrixProduct<double> Back) Both(int count)
    {
        var (inner, width) = (problem.D + 1, problem.D * stride);
        return (MatrixProduct<double>.Of(new(count, inner, width, new(inner, 1), new(width, 1), width)),
            MatrixProduct<double>.Of(new(inner, count, width, new(1, inner), new(width, 1), width)));
    }

    /// <summary>The value; the gradient is overwritten.</summary>
    public double Run(MixtureGradient gradient)
    {
        Gather();
        var (d, width, value) = (problem.D, problem.D * stride, 0.0);
        var y = products.Span;
        for (var start = 0; start < problem.N; start += Block)
        {
            var rows = points.Span[(start * (d + 1))..];
            var count = Math.Min(Block, problem.N - start);
            var (forward, back) = count == Block ? whole : last;
            forward.Run(rows, factors.Span, y, adds: false);
            for (var row = 0; row < count; row++) value += Weigh(ref y[row * width]);
            back.Run(rows, y, slopes.Span, adds: start > 0);
        }
        Scatter(gradient);
        return value + MixturePrior.Add(problem, diagonals, gradient);
    }

    /// <summary>Component k's Q[a,b] goes to row b, -(Q mu)[a] to the last row, of column a*stride + k.</summary>
    private void Gather()
    {
        var (d, k) = (problem.D, problem.K);
        for (var i = 0; i < diagonals.Length; i++) diagonals[i] = Math.Exp(problem.LogDiagonals[i]);
        for (var i = 0; i < problem.N; i++)
        {
            problem.Points.AsSpan(i * d, d).CopyTo(points.Span[(i * (d + 1))..]);
            points.Span[(i * (d + 1)) + d] = 1;
        }
        starts.Span.Fill(double.NegativeInfinity);
        shares.Span.Clear();
        for (var component = 0; component < k; component++)
        {
            starts.Span[component] = problem.Alphas[component];
            for (var a = 0; a < d; a++)
            {
                starts.Span[component] += problem.LogDiagonals[(component * d) + a];
                var offset = 0.0;
                for (var b = 0; b <= a; b++)
                {
                    var q = Root(component, a, b);
                    factors.Span[(((b * d) + a) * stride) + component] = q;
                    offset -= q * problem.Means[(component * d) + b];
                }
                factors.Span[(((d * d) + a) * stride) + component] = offset;
            }
        }
    }

    private double Root(int component, int a, int b) => a == b ? diagonals[(component * problem.D) + a] : problem.Lower[(((component * problem.D) + a) * problem.D) + b];

    /// <summary>Of one point: the logarithm of its likelihood; y becomes the derivative by y, minus the component's share times y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Weigh(ref double y)
    {
        ref var start = ref MemoryMarshal.GetReference(starts.Span);
        ref var share = ref MemoryMarshal.GetReference(shares.Span);
        Span<Vector512<double>> terms = stackalloc Vector512<double>[stride / Width];
        var largest = Vector512.Create(double.NegativeInfinity);
        for (var part = 0; part < terms.Length; part++)
        {
            var squares = Vector512<double>.Zero;
            for (var a = 0; a < problem.D; a++)
            {
                var entry = Vector512.LoadUnsafe(ref y, (nuint)((a * stride) + (part * Width)));
                squares = Vector512.FusedMultiplyAdd(entry, entry, squares);
            }
            terms[part] = Vector512.FusedMultiplyAdd(squares, Vector512.Create(-0.5), Vector512.LoadUnsafe(ref start, (nuint)(part * Width)));
            largest = Vector512.MaxNative(largest, terms[part]);
        }
        var (top, sum) = (Lanes.Largest(largest), Vector512<double>.Zero);
        for (var part = 0; part < terms.Length; part++) sum += terms[part] = Lanes.Exp(terms[part] - Vector512.Create(top));
        var total = Vector512.Sum(sum);
        var scale = Vector512.Create(1 / total);
        for (var part = 0; part < terms.Length; part++)
        {
            var p = terms[part] * scale;
            (Vector512.LoadUnsafe(ref share, (nuint)(part * Width)) + p).StoreUnsafe(ref share, (nuint)(part * Width));
            for (var a = 0; a < problem.D; a++)
            {
                var place = (nuint)((a * stride) + (part * Width));
                (-p * Vector512.LoadUnsafe(ref y, place)).StoreUnsafe(ref y, place);
            }
        }
        return top + Math.Log(total);
    }

    /// <summary>With S = sum of g x' and s = sum of g over the points: dQ = S - s mu', dmu = -Q' s.</summary>
    private void Scatter(MixtureGradient gradient)
    {
        var d = problem.D;
        var slope = slopes.Span;
        Array.Clear(gradient.Means);
        for (var component = 0; component < problem.K; component++)
        {
            gradient.Alphas[component] = shares.Span[component];
            for (var a = 0; a < d; a++)
            {
                var s = slope[(((d * d) + a) * stride) + component];
                var lower = gradient.Lower.AsSpan(((component * d) + a) * d, d);
                lower[a..].Clear();
                for (var b = 0; b <= a; b++)
                {
                    var mean = (component * d) + b;
                    var root = slope[(((b * d) + a) * stride) + component] - (s * problem.Means[mean]);
                    if (b < a) lower[b] = root;
                    else gradient.LogDiagonals[mean] = shares.Span[component] + (root * diagonals[mean]);
                    gradient.Means[mean] -= Root(component, a, b) * s;
                }
            }
        }
    }
}
