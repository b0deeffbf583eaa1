using System.Collections.Immutable;

namespace SymDiff.Ops;

/// <summary>Notation for the contractions that have one; the others are written as <c>einsum</c>. What is written reads back as the same node.</summary>
internal static class ContractSpelling
{
    public static Spelling Of(ContractOp op, Expr node) =>
        (node.Args.Length switch { 1 => OfOne(op, node.Args[0]), 2 => OfTwo(op, node), _ => null })
        ?? Spelling.Call("einsum", [.. node.Args]) with { Before = $"einsum(\"{op.Signature}\", ", Latex = null, HasIndices = true };

    private static Spelling? OfOne(ContractOp op, Expr operand)
    {
        var axes = Reduced(op);
        return op.Signature switch
        {
            "a->aa" when operand.Op is FillOp { IsOne: true } => Spelling.Call("eye", [], $", {operand.Shape.Axes[0]}", $"I_{{{operand.Shape.Axes[0]}}}"),
            "a->aa" or "aa->a" => Spelling.Call("diag", [operand]),
            "aa->" => Spelling.Call("trace", [operand], "", @"\operatorname{tr}\left(#1\right)"),
            _ when IsTranspose(op) => Spelling.Postfix("'", @"^{\top}", operand),
            _ when axes is { } summed =>
                Spelling.Call("sum", [operand], AxisList.Text(operand.Shape, summed, false), summed.Length == operand.Shape.Rank ? @"\sum \left(#1\right)" : null),
            _ => null,
        };
    }

    private static Spelling? OfTwo(ContractOp op, Expr node)
    {
        var (left, right) = (node.Args[0], node.Args[1]);
        var (a, b) = (left.Shape.Rank, right.Shape.Rank);
        if (right.Op is UnitOp unit && Indexed(op, left, unit) is { } index) return index;
        if (Kept(op, node) is { } axes) return Spelling.Call("sum", [left], AxisList.Text(left.Shape, axes, true));
        if (a > 0 && b > 0 && op.Equals(Contraction.MatMulOf(a, b))) return Spelling.Infix("@", MatMulLatex(a, b), left, right);
        return a > 0 && b > 0 && op.Equals(Contraction.OuterOf(a, b)) ? Spelling.Call("outer", [left, right], "", a == 1 && b == 1 ? @"#1 \otimes #2" : null) : null;
    }

    /// <summary>Side by side; a vector on the left is a row: x'y of vectors, and A'x for x @ A, which is a vector again.</summary>
    private static string MatMulLatex(int left, int right) => (left, right) switch { (1, 1) => @"#1^{\top}\,#2", (1, 2) => @"#2^{\top}\,#1", _ => @"\," };

    private static bool IsTranspose(ContractOp op)
    {
        var list = op.Inputs[0];
        return list.Length >= 2 && list.Distinct().Count() == list.Length && op.Output.SequenceEqual([.. list[..^2], list[^1], list[^2]]);
    }

    /// <summary>The axes that are summed, if nothing else happens.</summary>
    public static ImmutableArray<int>? Reduced(ContractOp op)
    {
        var list = op.Inputs[0];
        if (list.Distinct().Count() != list.Length || !op.Output.SequenceEqual(list.Where(op.Output.Contains))) return null;
        return [.. Enumerable.Range(-list.Length, list.Length).Where(axis => !op.Output.Contains(list[axis + list.Length]))];
    }

    /// <summary>The axes that a sum keeps, if nothing else happens: ones of length 1 stand in their places.</summary>
    public static ImmutableArray<int>? Kept(ContractOp op, Expr node)
    {
        if (node.Args is not [var operand, { Op: FillOp { IsOne: true } } ones]) return null;
        var rank = operand.Shape.Rank;
        if (op.Output.Length != rank || ones.Shape.Axes.ToArray().Any(axis => !axis.IsOne)) return null;
        ImmutableArray<int> axes = [.. Enumerable.Range(-rank, rank).Where(axis => op.Output[axis + rank] >= rank)];
        return axes.Length == ones.Shape.Rank && op.Inputs[0].Length == rank && op.Equals(Contraction.Sum(operand, axes, true).Op) ? axes : null;
    }

    /// <summary><c>x[k]</c>, <c>A[:, k]</c>: one axis of the operand meets a unit vector and goes away.</summary>
    private static Spelling? Indexed(ContractOp op, Expr operand, UnitOp unit)
    {
        var (list, place) = (op.Inputs[0], op.Inputs[0].IndexOf(op.Inputs[1][0]));
        if (place < 0 || list.Distinct().Count() != list.Length || !op.Output.SequenceEqual(list.RemoveAt(place))) return null;
        var text = $"{string.Concat(Enumerable.Repeat(":, ", place))}{unit.Place}";
        return Spelling.Postfix($"[{text}]", $@"\left[{text}\right]", operand);
    }
}
