using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>A row times a matrix whose rows are dense: the rows are added up with factors, four in one pass.</summary>
/// <param name="shape">Sizes and places.</param>
internal sealed class RowSum<V, T>(ProductShape shape) : MatrixProduct<T>
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Run(scoped in ProductTask<T> task)
    {
        var sum = task.C[..shape.Columns];
        if (shape.HasAddend && !task.Adds) task.D[..shape.Columns].CopyTo(sum);
        else if (!task.Adds) sum.Clear();
        var (step, row) = (shape.A.Column, shape.B.Row);
        var k = 0;
        for (; k <= shape.Inner - 4; k += 4)
        {
            Rows rows = new(task.A[k * step], task.A[(k + 1) * step], task.A[(k + 2) * step], task.A[(k + 3) * step], row);
            ref var b = ref Unsafe.AsRef(in task.B[k * row]);
            AddFour<OneLane<T>>(rows, ref b, sum, AddFour<V>(rows, ref b, sum, 0));
        }
        for (; k < shape.Inner; k++) LineMath.AddScaled(task.A[k * step], task.B.Slice(k * row, shape.Columns), sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int AddFour<W>(Rows rows, ref T b, Span<T> sum, int from)
        where W : struct, ILanes<W, T>
    {
        ref var c = ref MemoryMarshal.GetReference(sum);
        var (a0, a1, a2, a3) = (W.Of(rows.A0), W.Of(rows.A1), W.Of(rows.A2), W.Of(rows.A3));
        ref var b1 = ref Unsafe.Add(ref b, rows.Step);
        ref var b2 = ref Unsafe.Add(ref b1, rows.Step);
        ref var b3 = ref Unsafe.Add(ref b2, rows.Step);
        for (; from <= sum.Length - W.Count; from += W.Count)
        {
            var first = W.MultiplyAdd(a1, W.Load(in b1, from), W.MultiplyAdd(a0, W.Load(in b, from), W.Load(in c, from)));
            W.MultiplyAdd(a3, W.Load(in b3, from), W.MultiplyAdd(a2, W.Load(in b2, from), first)).Store(ref c, from);
        }
        return from;
    }

    /// <summary>Factors of four rows, and the rows' distance.</summary>
    private readonly record struct Rows(T A0, T A1, T A2, T A3, nint Step);
}
