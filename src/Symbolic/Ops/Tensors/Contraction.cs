using System.Collections.Immutable;

namespace SymDiff.Ops;

/// <summary>The products, sums and rearrangements that one contraction makes.</summary>
internal static class Contraction
{
    /// <summary>A contraction of operands with their lists of indices.</summary>
    public static Expr Of(IEnumerable<(Expr Operand, ImmutableArray<int> Indices)> operands, ImmutableArray<int> output)
    {
        var list = operands.ToList();
        return new ContractOp([.. list.Select(item => item.Indices)], output).Apply([.. list.Select(item => item.Operand)]);
    }

    /// <summary><c>a @ b</c>: the last axis of a with the last but one of b, or the only one of a vector; the axes before those broadcast.</summary>
    /// <exception cref="ShapeException">A scalar takes part, or the lengths differ.</exception>
    public static Expr MatMul(Expr a, Expr b)
    {
        if (a.Shape.Rank == 0 || b.Shape.Rank == 0)
            throw new ShapeException($"@ multiplies vectors and matrices, not {Describe(a)} by {Describe(b)}", "write * for a scalar") { Code = Codes.WrongRank };
        if (a.Shape.Axes[^1] != (b.Shape.Rank == 1 ? b.Shape.Axes[0] : b.Shape.Axes[^2]))
            throw new ShapeException($"@ needs equal inner lengths: the shapes are {a.Shape} and {b.Shape}", Inner(a, b));
        return MatMulOf(a.Shape.Rank, b.Shape.Rank).Apply(a, b);
    }

    /// <summary>The matrix product of operands of these ranks.</summary>
    public static ContractOp MatMulOf(int left, int right)
    {
        var (inner, row, column, batch) = (0, 1, 2, 3);
        int[] rows = left > 1 ? [row] : [], columns = right > 1 ? [column] : [];
        var (before, behind) = (Batch(left, batch), Batch(right, batch));
        return new([[.. before, .. rows, inner], [.. behind, inner, .. columns]], [.. before.Length > behind.Length ? before : behind, .. rows, .. columns]);
    }

    /// <summary>The scalar product of all entries.</summary>
    public static Expr Dot(Expr a, Expr b) => Of([(a, First(a.Shape.Rank)), (b, First(b.Shape.Rank))], []);

    /// <summary>Every entry of a times every entry of b; the axes of a come first.</summary>
    public static Expr Outer(Expr a, Expr b) => OuterOf(a.Shape.Rank, b.Shape.Rank).Apply(a, b);

    /// <summary>The outer product of operands of these ranks.</summary>
    public static ContractOp OuterOf(int left, int right) => new([First(left), From(left, right)], First(left + right));

    /// <summary>The last two axes exchanged.</summary>
    /// <exception cref="ShapeException">The value has no two axes.</exception>
    public static Expr Transpose(Expr a)
    {
        if (a.Shape.Rank < 2)
            throw new ShapeException($"only a matrix can be transposed, not {Describe(a)}",
                a.Shape.Rank == 1 ? "x @ y is the inner product of vectors, outer(x, y) the outer one" : null) { Code = Codes.WrongRank };
        var indices = First(a.Shape.Rank);
        return Of([(a, indices)], [.. indices[..^2], indices[^1], indices[^2]]);
    }

    /// <summary>The matrix of which a value is the transpose; null if it is none.</summary>
    public static Expr? TransposeOf(Expr a) => a.Op is ContractOp { Signature: "ab->ba" } ? a.Args[0] : null;

    /// <summary>The axes in the order given.</summary>
    public static Expr Permute(Expr a, ImmutableArray<int> order) => Of([(a, First(a.Shape.Rank))], order);

    /// <summary>Whether the axes are those of the operand in another order.</summary>
    public static bool IsRearrangement(Expr node) =>
        node.Op is ContractOp { Inputs: [var only] } op && only.Length == op.Output.Length && op.Output.Distinct().Count() == only.Length;

    /// <summary>The sum over axes.</summary>
    /// <param name="a">A value.</param>
    /// <param name="axes">Axes counted from the end.</param>
    /// <param name="keep">Whether they stay, with length 1.</param>
    public static Expr Sum(Expr a, ImmutableArray<int> axes, bool keep = false)
    {
        if (axes.IsEmpty) return a;
        var rank = a.Shape.Rank;
        return keep
            ? Of([(a, First(rank)), (FillOp.Ones(Shape.Of([.. axes.Select(_ => (Dimension)1)])), From(rank, axes.Length))],
                [.. First(rank).Select((index, i) => axes.IndexOf(i - rank) is >= 0 and var place ? rank + place : index)])
            : Of([(a, First(rank))], [.. First(rank).Where(i => !axes.Contains(i - rank))]);
    }

    /// <summary>The value with axes of length 1 put in, so that it broadcasts against what was reduced over them.</summary>
    /// <param name="a">The value after a reduction.</param>
    /// <param name="axes">The axes, as places counted from the end of the result.</param>
    public static Expr WithAxes(Expr a, ImmutableArray<int> axes)
    {
        if (axes.IsEmpty) return a;
        var rank = a.Shape.Rank + axes.Length;
        var (next, output) = (0, new int[rank]);
        for (var i = 0; i < rank; i++) output[i] = axes.IndexOf(i - rank) is >= 0 and var place ? a.Shape.Rank + place : next++;
        return Of([(a, First(a.Shape.Rank)), (FillOp.Ones(Shape.Of([.. axes.Select(_ => (Dimension)1)])), From(a.Shape.Rank, axes.Length))], [.. output]);
    }

    /// <summary>The matrix with a vector on its diagonal.</summary>
    public static Expr Diag(Expr a) => Of([(a, First(a.Shape.Rank))], [.. First(a.Shape.Rank), a.Shape.Rank - 1]);

    /// <summary>The diagonal of the last two axes.</summary>
    /// <exception cref="ShapeException">The value is no square matrix.</exception>
    public static Expr Diagonal(Expr a) => Of([(a, Square("diag", a))], First(a.Shape.Rank - 1));

    /// <summary>The sum of the diagonal of the last two axes.</summary>
    /// <exception cref="ShapeException">The value is no square matrix.</exception>
    public static Expr Trace(Expr a) => Of([(a, Square("trace", a))], First(a.Shape.Rank - 2));

    /// <summary>The identity: of a shape s, ones where both halves of the indices of [s..., s...] agree.</summary>
    public static Expr Eye(Shape shape) => Of([(FillOp.Ones(shape), First(shape.Rank))], First(shape.Rank).AddRange(First(shape.Rank)));

    /// <summary>The entry, or slice, at a place of one axis, which goes away.</summary>
    /// <param name="a">A value.</param>
    /// <param name="axis">The axis, counted from the end.</param>
    /// <param name="place">The place, counted from 0.</param>
    public static Expr At(Expr a, int axis, Dimension place)
    {
        var (indices, at) = (First(a.Shape.Rank), a.Shape.Rank + axis);
        return Of([(a, indices), (UnitOp.Vector(place, a.Shape.Axes[at]), [at])], indices.RemoveAt(at));
    }

    /// <summary>The value written out over a shape that it broadcasts to.</summary>
    public static Expr BroadcastTo(Expr a, Shape shape) =>
        a.Shape.Equals(shape) ? a
        : a.Literal is { IsZero: true } ? FillOp.Zeros(shape)
        : a * FillOp.Ones(shape);

    /// <summary>The indices 0, 1, ...</summary>
    public static ImmutableArray<int> First(int count) => From(0, count);

    /// <summary>A value in words.</summary>
    public static string Describe(Expr a) => a.Shape.Rank switch { 0 => "a scalar", 1 => $"a vector {a.Shape}", 2 => $"a matrix {a.Shape}", _ => $"a tensor {a.Shape}" };

    /// <summary>Indices of a value whose last two axes have one length: the last is that of the one before.</summary>
    private static ImmutableArray<int> Square(string call, Expr a)
    {
        if (a.Shape.Rank < 2 || a.Shape.Axes[^1] != a.Shape.Axes[^2]) throw new ShapeException($"{call} needs a square matrix, not {Describe(a)}") { Code = Codes.WrongRank };
        var indices = First(a.Shape.Rank);
        return indices.SetItem(a.Shape.Rank - 1, a.Shape.Rank - 2);
    }

    private static ImmutableArray<int> From(int start, int count) => [.. Enumerable.Range(start, count)];

    /// <summary>Indices of the axes before the last two, aligned at their ends.</summary>
    private static int[] Batch(int rank, int first) => [.. Enumerable.Range(first, Math.Max(0, rank - 2)).Reverse()];

    private static string? Inner(Expr a, Expr b) =>
        a.Shape.Rank == 2 && a.Shape.Axes[0] == b.Shape.Axes[0] ? "transpose the left operand: A' @ B" : null;
}
