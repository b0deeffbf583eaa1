using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>Products of two tensors that are not summed, at the speed of the memory: a dense line of one, times a number of the other, is a line of the result.</summary>
internal sealed class OuterKernel : TensorKernel
{
    private readonly LoopNest nest;
    private readonly ContractionLoop row, column;
    private readonly bool clears, swaps;

    private OuterKernel(LoopNest nest, ContractionLoop row, ContractionLoop column, bool clears, bool swaps) =>
        (this.nest, this.row, this.column, this.clears, this.swaps) = (nest, row, column, clears, swaps);

    /// <summary>The kernel, if nothing is summed and only one factor runs along the lines of the result.</summary>
    /// <param name="factors">The factors.</param>
    /// <param name="result">The products; elements that no index reaches are 0.</param>
    /// <param name="extents">The length of every index.</param>
    /// <param name="fixedAt">Indices that take one value only.</param>
    public static OuterKernel? Of(
        IReadOnlyList<IndexedTensor> factors, IndexedTensor result, IReadOnlyDictionary<int, int> extents, IReadOnlyDictionary<int, int> fixedAt)
    {
        if (factors.Count != 2 || extents.Values.Contains(0)) return null;
        IndexedTensor[] tensors = [result, .. factors];
        var loops = ContractionLoop.All(tensors, extents, fixedAt);
        var (starts, covers) = (ContractionLoop.Starts(tensors, fixedAt), ContractionLoop.Cover(loops, result));
        var swaps = loops.Exists(loop => loop is { C: 1, A: 1, B: 0 });
        if (swaps) (loops, starts) = (loops.ConvertAll(loop => loop.Swapped), [starts[0], starts[2], starts[1]]);
        var column = loops.Find(loop => loop is { C: 1, A: 0, B: 1 });
        if (column.Extent == 0 || loops.Exists(loop => loop.IsSummed)) return null;
        var row = loops.Where(loop => loop.IsRow).Append(new(1, int.MaxValue, 0, 0, 0)).MinBy(loop => loop.C);
        return new(ContractionLoop.Nest([.. loops.Where(loop => loop != column && loop != row)], starts), row, column, !covers, swaps);
    }

    public override double Work(int size) => nest.Count * row.Extent * column.Extent;

    public override void Run<T>(Operands<T> operands, Span<T> result)
    {
        if (clears) result.Clear();
        if (Vector512.IsHardwareAccelerated) Run<Wide512<T>, T>(operands, result);
        else if (Vector256.IsHardwareAccelerated) Run<Wide256<T>, T>(operands, result);
        else Run<OneLane<T>, T>(operands, result);
    }

    private void Run<V, T>(Operands<T> operands, Span<T> result)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rest = ((column.Extent - 1) % V.Count) + 1;
        if (column.Extent < V.Count || V.Count == 1) Run<OneLane<T>, VectorEnd<OneLane<T>, T>, T>(operands, result);
        else if (rest <= ShortEnd<T>.Count) Run<V, ShortEnd<T>, T>(operands, result);
        else if (rest <= Wide256<T>.Count) Run<V, VectorEnd<Wide256<T>, T>, T>(operands, result);
        else Run<V, VectorEnd<V, T>, T>(operands, result);
    }

    private void Run<V, TEnd, T>(Operands<T> operands, Span<T> result)
        where V : struct, ILanes<V, T>
        where TEnd : struct, ILineEnd<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var a = ref MemoryMarshal.GetReference(operands[swaps ? 1 : 0]);
        ref var b = ref MemoryMarshal.GetReference(operands[swaps ? 0 : 1]);
        ref var c = ref MemoryMarshal.GetReference(result);
        for (var more = nest.Start(); more; more = nest.Next())
        {
            var (to, left, right) = (nest[0], nest[1], nest[2]);
            for (var i = 0; i < nest.LineLength; i++) Rows<V, TEnd, T>(in Unsafe.Add(ref a, left[i]), in Unsafe.Add(ref b, right[i]), ref Unsafe.Add(ref c, to[i]));
        }
    }

    /// <summary>The end of a line is its last whole vector once more, or what is shorter and suffices: the fewer stores go across two lines of the cache, the better.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Rows<V, TEnd, T>(ref readonly T a, ref readonly T b, ref T c)
        where V : struct, ILanes<V, T>
        where TEnd : struct, ILineEnd<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nint rows = row.Extent, step = row.A, distance = row.C, columns = column.Extent, whole = (columns - 1) / V.Count * V.Count, end = columns - TEnd.Count;
        for (nint i = 0; i < rows; i++)
        {
            var number = Unsafe.Add(ref Unsafe.AsRef(in a), i * step);
            var factor = V.Of(number);
            ref var line = ref Unsafe.Add(ref c, i * distance);
            for (nint j = 0; j < whole; j += V.Count) (factor * V.Load(in b, j)).Store(ref line, j);
            TEnd.Put(number, in Unsafe.Add(ref Unsafe.AsRef(in b), end), ref Unsafe.Add(ref line, end));
        }
    }

    /// <summary>The last numbers of a line.</summary>
    private interface ILineEnd<T>
    {
        /// <summary>How many there are.</summary>
        static abstract int Count { get; }

        /// <summary>Writes a multiple of some numbers.</summary>
        static abstract void Put(T factor, ref readonly T from, ref T to);
    }

    /// <summary>A vector.</summary>
    private readonly struct VectorEnd<V, T> : ILineEnd<T>
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static int Count => V.Count;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Put(T factor, ref readonly T from, ref T to) => (V.Of(factor) * V.Load(in from, 0)).Store(ref to, 0);
    }

    /// <summary>128 bits.</summary>
    private readonly struct ShortEnd<T> : ILineEnd<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static int Count => Vector128<T>.Count;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Put(T factor, ref readonly T from, ref T to) => (Vector128.Create(factor) * Vector128.LoadUnsafe(in from)).StoreUnsafe(ref to);
    }
}
