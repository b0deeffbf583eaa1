using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>
/// A dense row times a matrix whose columns are dense: one inner product a column, eight of them in one pass over the row. Each has as many partial sums as 512 bits hold,
/// element k in number k modulo that, which are added by halves.
/// </summary>
/// <param name="shape">Sizes and places.</param>
internal sealed class RowDots<V, T>(ProductShape shape) : MatrixProduct<T>
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Together = 8;

    private readonly T[] partial = new T[Together * Partials];

    private static int Partials => 64 / Unsafe.SizeOf<T>();

    public override void Run(ProductTask<T> task)
    {
        for (var column = 0; column < shape.Columns; column += Together)
        {
            var count = Math.Min(Together, shape.Columns - column);
            Accumulate(task.A[..shape.Inner], ref Unsafe.Add(ref MemoryMarshal.GetReference(task.B), (nint)column * shape.B.Column), count);
            for (var i = 0; i < count; i++)
            {
                var sum = Total(ref partial[i * Partials]);
                ref var entry = ref task.C[column + i];
                entry = task.Adds ? entry + sum : shape.HasAddend ? task.D[column + i] + sum : sum;
            }
        }
    }

    /// <summary>Where there are fewer columns than eight, the last one is computed again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Accumulate(ReadOnlySpan<T> row, ref T b, int count)
    {
        ref var a = ref MemoryMarshal.GetReference(row);
        ref var sums = ref MemoryMarshal.GetArrayDataReference(partial);
        nint whole = row.Length - (row.Length % Partials), step = shape.B.Column, last = count - 1, all = Partials;
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
            s0.Store(ref sums, first);
            s1.Store(ref sums, first + all);
            s2.Store(ref sums, first + (2 * all));
            s3.Store(ref sums, first + (3 * all));
            s4.Store(ref sums, first + (4 * all));
            s5.Store(ref sums, first + (5 * all));
            s6.Store(ref sums, first + (6 * all));
            s7.Store(ref sums, first + (7 * all));
        }
        for (var k = whole; k < row.Length; k++)
            for (var i = 0; i < count; i++)
            {
                ref var sum = ref partial[(i * all) + k - whole];
                sum = T.FusedMultiplyAdd(row[(int)k], Unsafe.Add(ref b, (i * step) + k), sum);
            }
    }

    private static T Total(ref T p)
    {
        (Wide256<T>.Load(in p, 0) + Wide256<T>.Load(in p, Wide256<T>.Count)).Store(ref p, 0);
        if (Wide256<T>.Count == 8)
            for (var i = 0; i < 4; i++) Unsafe.Add(ref p, i) += Unsafe.Add(ref p, i + 4);
        return (p + Unsafe.Add(ref p, 2)) + (Unsafe.Add(ref p, 1) + Unsafe.Add(ref p, 3));
    }
}
