using System.Runtime.CompilerServices;
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
    private const int Block = 64;
    private const int Width = 8;

    private readonly MixtureProblem problem;
    private readonly int stride;
    private readonly double[] diagonals;
    private readonly (MatrixProduct<double> Forward, MatrixProduct<double> Back) whole, last;
    private readonly Memory<double> points;
    private readonly Memory<double> factors;
    private readonly Memory<double> slopes;
    private readonly Memory<double> products;
    private readonly Memory<double> starts, shares, terms;

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
        (starts, shares, terms) = (Numbers.Zeros<double>(stride), Numbers.Zeros<double>(stride), Numbers.Zeros<double>(stride));
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
        CopyPoints();
        Gather();
        var (d, width, value) = (problem.D, problem.D * stride, 0.0);
        var y = products.Span;
        for (var start = 0; start < problem.N; start += Block)
        {
            var rows = points.Span[(start * (d + 1))..];
            var count = Math.Min(Block, problem.N - start);
            var (forward, back) = count == Block ? whole : last;
            forward.Run(rows, factors.Span, y, adds: false);
            for (var row = 0; row < count; row++) value += Weigh(ref y[row * width], ref starts.Span[0], ref shares.Span[0], ref terms.Span[0], d, stride);
            back.Run(rows, y, slopes.Span, adds: start > 0);
        }
        Scatter(gradient);
        return value + MixturePrior.Add(problem, diagonals, gradient);
    }

    /// <summary>Each point followed by a 1.</summary>
    private void CopyPoints()
    {
        var d = problem.D;
        var rows = points.Span;
        for (var i = 0; i < problem.N; i++)
        {
            problem.Points.AsSpan(i * d, d).CopyTo(rows);
            rows[d] = 1;
            rows = rows[(d + 1)..];
        }
    }

    /// <summary>Component k's Q[a,b] goes to row b, -(Q mu)[a] to the last row, of column a*stride + k.</summary>
    private void Gather()
    {
        var (d, k) = (problem.D, problem.K);
        Span<double> matrix = factors.Span, start = starts.Span;
        for (var i = 0; i < diagonals.Length; i++) diagonals[i] = Math.Exp(problem.LogDiagonals[i]);
        start.Fill(double.NegativeInfinity);
        shares.Span.Clear();
        for (var component = 0; component < k; component++)
        {
            start[component] = problem.Alphas[component];
            for (var a = 0; a < d; a++)
            {
                start[component] += problem.LogDiagonals[(component * d) + a];
                var offset = 0.0;
                for (var b = 0; b <= a; b++)
                {
                    var q = Root(component, a, b);
                    matrix[(((b * d) + a) * stride) + component] = q;
                    offset -= q * problem.Means[(component * d) + b];
                }
                matrix[(((d * d) + a) * stride) + component] = offset;
            }
        }
    }

    private double Root(int component, int a, int b) => a == b ? diagonals[(component * problem.D) + a] : problem.Lower[(((component * problem.D) + a) * problem.D) + b];

    /// <summary>Of one point: the logarithm of its likelihood; y becomes the derivative by y, minus the component's share times y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Weigh(ref double y, ref double start, ref double share, ref double term, int d, int stride)
    {
        var largest = Vector512.Create(double.NegativeInfinity);
        for (var part = 0; part < stride; part += Width)
        {
            var exponent = Vector512.FusedMultiplyAdd(Squares(ref Unsafe.Add(ref y, part), d, stride), Vector512.Create(-0.5), Vector512.LoadUnsafe(ref start, (nuint)part));
            exponent.StoreUnsafe(ref term, (nuint)part);
            largest = Vector512.MaxNative(largest, exponent);
        }
        var (top, sum) = (Lanes.Largest(largest), Vector512<double>.Zero);
        for (var part = 0; part < stride; part += Width)
        {
            var e = Lanes.Exp(Vector512.LoadUnsafe(ref term, (nuint)part) - Vector512.Create(top));
            e.StoreUnsafe(ref term, (nuint)part);
            sum += e;
        }
        var total = Vector512.Sum(sum);
        var scale = Vector512.Create(1 / total);
        for (var part = 0; part < stride; part += Width)
        {
            var p = Vector512.LoadUnsafe(ref term, (nuint)part) * scale;
            (Vector512.LoadUnsafe(ref share, (nuint)part) + p).StoreUnsafe(ref share, (nuint)part);
            p = -p;
            ref var entry = ref Unsafe.Add(ref y, part);
            for (var a = 0; a < d; a++, entry = ref Unsafe.Add(ref entry, stride)) (p * Vector512.LoadUnsafe(ref entry)).StoreUnsafe(ref entry);
        }
        return top + Math.Log(total);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Squares(ref double y, int d, int stride)
    {
        Vector512<double> even = default, odd = default;
        for (var a = 0; a + 1 < d; a += 2, y = ref Unsafe.Add(ref y, 2 * stride))
        {
            Vector512<double> first = Vector512.LoadUnsafe(ref y), second = Vector512.LoadUnsafe(ref y, (nuint)stride);
            even = Vector512.FusedMultiplyAdd(first, first, even);
            odd = Vector512.FusedMultiplyAdd(second, second, odd);
        }
        if (d % 2 == 0) return even + odd;
        var last = Vector512.LoadUnsafe(ref y);
        return Vector512.FusedMultiplyAdd(last, last, even + odd);
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
