using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SymDiff.Compiling;

namespace SymDiff.Benchmarks.Baselines;

/// <summary>
/// One step of training of a network 784-128-10 with rectifiers: the mean cross-entropy of a batch of 64, one-hot targets, and its gradient by all weights, in single
/// precision. Five products of matrices; biases enter as the start of a sum, masks and sums of columns share one pass over the hidden layer; a row of ten scores is one
/// vector, its missing six -infinity.
/// </summary>
internal sealed class Perceptron
{
    public const int Batch = 64, Inputs = 784, Hidden = 128, Classes = 10;

    private const int Width = 16;
    private static readonly Vector512<float> IsClass = Vector512.LessThan(Vector512<float>.Indices, Vector512.Create((float)Classes));

    private readonly MatrixProduct<float> intoHidden = MatrixProduct<float>.Of(new(Batch, Inputs, Hidden, new(Inputs, 1), new(Hidden, 1), Hidden));
    private readonly MatrixProduct<float> intoScores = MatrixProduct<float>.Of(new(Batch, Hidden, Classes, new(Hidden, 1), new(Classes, 1), Classes));
    private readonly MatrixProduct<float> intoSecond = MatrixProduct<float>.Of(new(Hidden, Batch, Classes, new(1, Hidden), new(Classes, 1), Classes));
    private readonly MatrixProduct<float> back = MatrixProduct<float>.Of(new(Batch, Classes, Hidden, new(Classes, 1), new(1, Classes), Hidden));
    private readonly MatrixProduct<float> intoFirst = MatrixProduct<float>.Of(new(Inputs, Batch, Hidden, new(1, Inputs), new(Hidden, 1), Hidden));
    private readonly Memory<float> hidden = Numbers.Zeros<float>(Batch * Hidden);
    private readonly Memory<float> hiddenSlope = Numbers.Zeros<float>(Batch * Hidden);
    private readonly Memory<float> scores = Numbers.Zeros<float>((Batch * Classes) + Width);

    /// <summary>The loss; the gradients go where they are given.</summary>
    public float Run(
        ReadOnlySpan<float> x, ReadOnlySpan<float> t, ReadOnlySpan<float> w1, ReadOnlySpan<float> b1, ReadOnlySpan<float> w2, ReadOnlySpan<float> b2,
        Span<float> dw1, Span<float> db1, Span<float> dw2, Span<float> db2)
    {
        Span<float> h = hidden.Span, z = scores.Span, dh = hiddenSlope.Span;
        Spread(b1, h);
        intoHidden.Run(x, w1, h, adds: true);
        Rectify(h);
        Spread(b2, z[..(Batch * Classes)]);
        intoScores.Run(h, w2, z, adds: true);
        var loss = CrossEntropy(z, t, db2);
        intoSecond.Run(h, z, dw2, adds: false);
        back.Run(z, w2, dh, adds: false);
        Mask(h, dh, db1);
        intoFirst.Run(x, dh, dw1, adds: false);
        return loss;
    }

    private static void Spread(ReadOnlySpan<float> bias, Span<float> rows)
    {
        for (; !rows.IsEmpty; rows = rows[bias.Length..]) bias.CopyTo(rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rectify(Span<float> sums)
    {
        ref var start = ref MemoryMarshal.GetReference(sums);
        for (nuint i = 0; i < (nuint)sums.Length; i += Width)
            Vector512.MaxNative(Vector512.LoadUnsafe(ref start, i), Vector512<float>.Zero).StoreUnsafe(ref start, i);
    }

    /// <summary>Turns scores into the loss' derivative by them, (softmax(z) - t)/64, and sums its columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float CrossEntropy(Span<float> scores, ReadOnlySpan<float> targets, Span<float> bias)
    {
        ref var z = ref MemoryMarshal.GetReference(scores);
        var none = Vector512.Create(float.NegativeInfinity);
        var (sums, loss) = (Vector512<float>.Zero, 0f);
        for (var row = 0; row < Batch; row++)
        {
            ref var start = ref Unsafe.Add(ref z, row * Classes);
            var score = Vector512.ConditionalSelect(IsClass, Vector512.LoadUnsafe(ref start), none);
            var target = Row(targets, row);
            var shifted = score - Vector512.Create(Largest(score));
            var e = Vector512.Exp(shifted);
            var sum = Vector512.Sum(e);
            loss += (MathF.Log(sum) * Vector512.Sum(target)) - Vector512.Sum(target * Vector512.ConditionalSelect(IsClass, shifted, Vector512<float>.Zero));
            var slope = ((e * Vector512.Create(1 / sum)) - target) * Vector512.Create(1f / Batch);
            Vector512.ConditionalSelect(IsClass, slope, Vector512.LoadUnsafe(ref start)).StoreUnsafe(ref start);
            sums += slope;
        }
        for (var i = 0; i < Classes; i++) bias[i] = sums[i];
        return loss / Batch;
    }

    private static Vector512<float> Row(ReadOnlySpan<float> targets, int row)
    {
        var row10 = targets.Slice(row * Classes, Classes);
        return Vector512.Create(Vector256.Create(row10), Vector256.Create(row10[8], row10[9], 0, 0, 0, 0, 0, 0));
    }

    private static float Largest(Vector512<float> x)
    {
        var half = Vector256.MaxNative(x.GetLower(), x.GetUpper());
        var quarter = Vector128.MaxNative(half.GetLower(), half.GetUpper());
        quarter = Vector128.MaxNative(quarter, Vector128.Shuffle(quarter, Vector128.Create(2, 3, 0, 1)));
        return MathF.Max(quarter[0], quarter[1]);
    }

    /// <summary>The derivative by the sums of the hidden layer: zero where it is. Columns are summed on the way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Mask(ReadOnlySpan<float> hidden, Span<float> slopes, Span<float> bias)
    {
        ref var h = ref MemoryMarshal.GetReference(hidden);
        ref var d = ref MemoryMarshal.GetReference(slopes);
        ref var b = ref MemoryMarshal.GetReference(bias);
        for (var column = 0; column < Hidden; column += Width)
        {
            var sum = Vector512<float>.Zero;
            for (var place = (nuint)column; place < (nuint)hidden.Length; place += Hidden)
            {
                var active = Vector512.GreaterThan(Vector512.LoadUnsafe(ref h, place), Vector512<float>.Zero);
                var slope = active & Vector512.LoadUnsafe(ref d, place);
                slope.StoreUnsafe(ref d, place);
                sum += slope;
            }
            sum.StoreUnsafe(ref b, (nuint)column);
        }
    }
}
