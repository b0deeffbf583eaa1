using System.Numerics;

namespace SymDiff.Compiling;

/// <summary>
/// The contraction of two tensors as products of matrices: one index, or several that are walked as one, numbers the rows, one the columns, and one is summed, if any is;
/// the others are looped over. A sum of dense lines is a row of ones times a matrix. If both factors are the same memory, a symmetric product is computed once.
/// </summary>
internal sealed class ProductKernel : TensorKernel
{
    /// <summary>A scale is multiplied into a copy of B, unless B has so many columns for each row of A that scaling A is less work.</summary>
    private const int MostColumns = 2;

    /// <summary>A contraction is one of C, A, B, a scale and an addend.</summary>
    private const int Tensors = 5;

    private readonly LoopNest nest;
    private readonly bool clears, adds, isSymmetric;
    private object? product;

    private ProductKernel(ProductShape shape, List<ContractionLoop> outer, int[] starts, bool covers, bool swaps, bool isSymmetric)
    {
        (Shape, Swaps, this.isSymmetric) = (shape, swaps, isSymmetric);
        IsOne = outer.Count == 0 && covers && Array.TrueForAll(starts, start => start == 0);
        adds = outer.Exists(loop => loop.IsSummed);
        clears = adds || !covers;
        nest = ContractionLoop.Nest(outer, starts);
    }

    /// <summary>Sizes and places of each product.</summary>
    public ProductShape Shape { get; }

    /// <summary>Whether the second tensor is the left matrix.</summary>
    public bool Swaps { get; }

    /// <summary>Whether it is one product of whole tensors.</summary>
    public bool IsOne { get; }

    /// <summary>The kernel, if the contraction is one of matrices.</summary>
    /// <param name="factors">The two factors; a third one is a scale along the summed index. Of one factor alone, dense lines are summed.</param>
    /// <param name="result">What is summed up; elements that no index reaches are 0.</param>
    /// <param name="extents">The length of every index.</param>
    /// <param name="fixedAt">Indices that take one value only.</param>
    /// <param name="addend">What is added.</param>
    public static ProductKernel? Of(
        IReadOnlyList<IndexedTensor> factors, IndexedTensor result, IReadOnlyDictionary<int, int> extents, IReadOnlyDictionary<int, int> fixedAt, IndexedTensor? addend = null)
    {
        if (factors.Count is 0 or > Tensors - 2 || extents.Values.Contains(0)) return null;
        var tensors = new IndexedTensor?[Tensors];
        (tensors[0], tensors[^1]) = (result, addend);
        for (var factor = 0; factor < factors.Count; factor++) tensors[factor + 1] = factors[factor];
        var loops = ContractionLoop.All(tensors, extents, fixedAt);
        var kernel = Of(loops, ContractionLoop.Starts(tensors, fixedAt), ContractionLoop.Cover(loops, result));
        if (addend is not null && kernel is { clears: true } or { Shape.D.Column: not 1 }) return null;
        return factors.Count switch
        {
            1 => kernel?.Shape.B.Column == 1 ? kernel : null,
            2 => kernel,
            _ => kernel?.Shape is { Scale: > 0, Rows: > 1 } scaled && scaled.Columns <= scaled.Rows * MostColumns ? kernel : null,
        };
    }

    public override double Work(int size) => nest.Count * Shape.Rows * Shape.Inner * Shape.Columns;

    public override void Run<T>(Operands<T> operands, Span<T> result) => Multiply(operands, result);

    public override void Run<T>(Memory<T>[] buffers, nint[] addresses, BoundStep step) =>
        Multiply(Operands<T>.Of(buffers, addresses, step), Operands<T>.ResultOf(buffers, addresses, step));

    private void Multiply<T>(Operands<T> operands, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var run = product as MatrixProduct<T> ?? MatrixProduct<T>.Of(Shape);
        product = run;
        if (clears) result.Clear();
        ReadOnlySpan<T> one = [T.One];
        var factors = operands.Count - (Shape.HasAddend ? 1 : 0);
        var whole = new ProductTask<T>
        {
            A = factors == 1 ? one : operands[Swaps ? 1 : 0],
            B = operands[Swaps || factors == 1 ? 0 : 1],
            C = result,
            Scale = factors > 2 ? operands[2] : [],
            D = Shape.HasAddend ? operands[factors] : [],
            Adds = adds,
        };
        if (IsOne) Multiply(run, ref whole);
        else MultiplyAll(run, in whole);
    }

    private void MultiplyAll<T>(MatrixProduct<T> run, in ProductTask<T> whole)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var more = nest.Start(); more; more = nest.Next())
            for (var i = 0; i < nest.LineLength; i++)
            {
                var task = whole;
                task.C = whole.C[nest[0][i]..];
                task.A = whole.A[nest[1][i]..];
                task.B = whole.B[nest[2][i]..];
                if (whole.Scale.Length > 0) task.Scale = whole.Scale[nest[3][i]..];
                if (whole.D.Length > 0) task.D = whole.D[nest[4][i]..];
                Multiply(run, ref task);
            }
    }

    private void Multiply<T>(MatrixProduct<T> run, ref ProductTask<T> task)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        task.IsSymmetric = isSymmetric && task.A == task.B;
        run.Run(in task);
    }

    private static ProductKernel? Of(List<ContractionLoop> loops, int[] starts, bool covers)
    {
        var column = loops.Find(loop => loop.C == 1 && (loop.IsRow || loop.IsColumn));
        if (column.IsRow) return Of(loops.ConvertAll(loop => loop.Swapped), [starts[0], starts[2], starts[1], .. starts[3..]], covers, column.Swapped, swaps: true);
        return column.IsColumn ? Of(loops, starts, covers, column, swaps: false) : null;
    }

    private static ProductKernel? Of(List<ContractionLoop> loops, int[] starts, bool covers, ContractionLoop column, bool swaps)
    {
        var inner = Longest(loops.Where(loop => loop.IsSummed));
        var row = Longest(loops.Where(loop => loop.IsRow));
        if (inner.Extent == 1 && row.Extent == 1) return null;
        var outer = loops.Where(loop => loop != column && loop != inner && loop != row).ToList();
        var isSymmetric = row.Extent == column.Extent && row.A == column.B && inner.A == inner.B && outer.TrueForAll(loop => loop.A == loop.B) && starts[1] == starts[2] && column.D == 0;
        var shape = new ProductShape(row.Extent, inner.Extent, column.Extent, new(row.A, inner.A), new(inner.B, column.B), row.C, inner.Scale, D: new(row.D, column.D));
        return new(shape, outer, starts, covers, swaps, isSymmetric);
    }

    private static ContractionLoop Longest(IEnumerable<ContractionLoop> loops) => loops.Append(new(1, 0, 0, 0, 0)).MaxBy(loop => loop.Extent);
}
