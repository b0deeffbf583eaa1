using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>
/// A dense row times a matrix whose columns are dense: one inner product a column, eight of them in one pass over the row. Each has as many partial sums as 512 bits hold,
/// element k in number k modulo that, which are added by halves; the last elements, which are fewer, are those of the last partial sums.
/// </summary>
internal sealed unsafe class RowDots<V, T> : MatrixProduct<T>
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Together = 8;

    private readonly ProductShape shape;
    private readonly T[] memory = GC.AllocateArray<T>((Together + 4) * Partials, pinned: true);
    private readonly T* partial, totals, masks;

    /// <param name="shape">Sizes and places.</param>
    public RowDots(ProductShape shape)
    {
        this.shape = shape;
        partial = (T*)(((nint)Unsafe.AsPointer(ref memory[0]) + 63) & -64); // a vector that is stored across two lines of the cache is not soon read again
        totals = partial + (Together * Partials);
        masks = totals + Partials;
        new Span<byte>(masks + Partials, 64).Fill(byte.MaxValue);
    }

    private static int Partials => 64 / Unsafe.SizeOf<T>();

    public override void Run(scoped in ProductTask<T> task)
    {
        for (var column = 0; column < shape.Columns; column += Together)
        {
            var count = Math.Min(Together, shape.Columns - column);
            Accumulate(task.A[..shape.Inner], ref Unsafe.Add(ref MemoryMarshal.GetReference(task.B), (nint)column * shape.B.Column), count);
            AddPartials();
            var to = task.C.Slice(column, count);
            if (task.Adds || shape.HasAddend) PutSums(task.Adds ? to : task.D[column..], to);
            else
                for (var i = 0; i < to.Length; i++) to[i] = totals[i];
        }
    }

    private void PutSums(ReadOnlySpan<T> addend, Span<T> to)
    {
        for (var i = 0; i < to.Length; i++) to[i] = addend[i] + totals[i];
    }

    /// <summary>Where there are fewer columns than eight, the last one is computed again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Accumulate(ReadOnlySpan<T> row, ref T b, int count)
    {
        ref var a = ref MemoryMarshal.GetReference(row);
        ref T sums = ref *partial, mask = ref *masks;
        nint rest = row.Length % Partials, whole = row.Length - rest, step = shape.B.Column, last = count - 1, all = Partials;
        ref var b1 = ref Unsafe.Add(ref b, Math.Min(1, last) * step);
        ref var b2 = ref Unsafe.Add(ref b, Math.Min(2, last) * step);
        ref var b3 = ref Unsafe.Add(ref b, Math.Min(3, last) * step);
        ref var b4 = ref Unsafe.Add(ref b, Math.Min(4, last) * step);
        ref var b5 = ref Unsafe.Add(ref b, Math.Min(5, last) * step);
        ref var b6 = ref Unsafe.Add(ref b, Math.Min(6, last) * step);
        ref var b7 = ref Unsafe.Add(ref b, Math.Min(7, last) * step);
        for (nint first = 0; first < all; first += V.Count)
        {
            V s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
            for (var k = first; k < whole; k += all)
            {
                var x = V.Load(in a, k);
                s0 = V.MultiplyAdd(x, V.Load(in b, k), s0);
                s1 = V.MultiplyAdd(x, V.Load(in b1, k), s1);
                s2 = V.MultiplyAdd(x, V.Load(in b2, k), s2);
                s3 = V.MultiplyAdd(x, V.Load(in b3, k), s3);
                s4 = V.MultiplyAdd(x, V.Load(in b4, k), s4);
                s5 = V.MultiplyAdd(x, V.Load(in b5, k), s5);
                s6 = V.MultiplyAdd(x, V.Load(in b6, k), s6);
                s7 = V.MultiplyAdd(x, V.Load(in b7, k), s7);
            }
            if (rest > 0 && whole > 0)
            {
                var (k, own) = (row.Length - all + first, V.Load(in mask, rest + first));
                var x = V.Load(in a, k) & own;
                s0 = V.MultiplyAdd(x, V.Load(in b, k) & own, s0);
                s1 = V.MultiplyAdd(x, V.Load(in b1, k) & own, s1);
                s2 = V.MultiplyAdd(x, V.Load(in b2, k) & own, s2);
                s3 = V.MultiplyAdd(x, V.Load(in b3, k) & own, s3);
                s4 = V.MultiplyAdd(x, V.Load(in b4, k) & own, s4);
                s5 = V.MultiplyAdd(x, V.Load(in b5, k) & own, s5);
                s6 = V.MultiplyAdd(x, V.Load(in b6, k) & own, s6);
                s7 = V.MultiplyAdd(x, V.Load(in b7, k) & own, s7);
            }
            s0.Store(ref sums, first);
            s1.Store(ref sums, first + all);
            s2.Store(ref sums, first + (2 * all));
            s3.Store(ref sums, first + (3 * all));
            s4.Store(ref sums, first + (4 * all));
            s5.Store(ref sums, first + (5 * all));
            s6.Store(ref sums, first + (6 * all));
            s7.Store(ref sums, first + (7 * all));
        }
        if (whole == 0) AccumulateShort(row, ref b, count);
    }

    /// <summary>Rows that are shorter than the partial sums are many.</summary>
    private void AccumulateShort(ReadOnlySpan<T> row, ref T b, int count)
    {
        for (var k = 0; k < row.Length; k++)
            for (var i = 0; i < count; i++) partial[(i * Partials) + k] = row[k] * Unsafe.Add(ref b, (i * shape.B.Column) + k);
    }

    private void AddPartials()
    {
        if (typeof(T) == typeof(double)) Halves.SumsOfEight((double*)partial).Store((double*)totals);
        else
            for (var i = 0; i < Together; i++) totals[i] = Total(ref partial[i * Partials]);
    }

    private static T Total(ref T p)
    {
        (Wide256<T>.Load(in p, 0) + Wide256<T>.Load(in p, Wide256<T>.Count)).Store(ref p, 0);
        for (var i = 0; i < 4; i++) Unsafe.Add(ref p, i) += Unsafe.Add(ref p, i + 4);
        return (p + Unsafe.Add(ref p, 2)) + (Unsafe.Add(ref p, 1) + Unsafe.Add(ref p, 3));
    }
}
