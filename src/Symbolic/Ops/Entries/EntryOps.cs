namespace SymDiff.Ops;

/// <summary>A notation of one operand that exists for printing alone: it is not in the language and is never differentiated.</summary>
internal abstract class PrintedOp : Op
{
    public sealed override int? Arity => 1;

    internal sealed override Shape InferShape(ReadOnlySpan<Expr> args) => Shape.Scalar;

    internal sealed override Expr? Bprop(Expr node, int input, Expr cotangent) => null;
}

/// <summary>One entry of a tensor: <c>A[i,j]</c>.</summary>
/// <param name="indices">A name or number for each axis.</param>
/// <param name="isName">Whether the tensor is written as a name, which may have an index of its own.</param>
internal sealed class EntryOp(IReadOnlyList<string> indices, bool isName) : PrintedOp
{
    public override string Name => "entry";

    /// <summary>What names the place on each axis.</summary>
    public IReadOnlyList<string> Indices => indices;

    internal override string Key { get; } = $"[{string.Join(',', indices)}]";

    internal override string Latex => $"_{{{string.Join(",", indices)}}}";

    internal override Spelling SpellingOf(Expr node) =>
        Spelling.Postfix(Key, Latex, node.Args[0]) is var postfix && isName ? postfix with { Latex = $"{{#1}}{Latex}" } : postfix;
}

/// <summary>An entry of the identity: 1 where two indices are equal, otherwise 0 (Kronecker's delta). It exists for printing alone.</summary>
internal sealed class DeltaOp(string row, string column) : LeafOp
{
    public override string Name => $"δ[{row},{column}]";

    /// <summary>The two indices.</summary>
    public (string Row, string Column) Indices => (row, column);

    internal override string Latex => $@"\delta_{{{row},{column}}}";
}

/// <summary>The sum over indices: <c>∑[l] a[l]*b[l]</c>.</summary>
internal sealed class SumOverOp(IReadOnlyList<string> indices) : PrintedOp
{
    public override string Name => "sum";

    /// <summary>The indices that are summed over.</summary>
    public IReadOnlyList<string> Indices => indices;

    internal override string Key { get; } = $"sum over {string.Join(',', indices)}";

    internal override Notation Notation { get; } = new($"∑[{string.Join(',', indices)}] ", Notation.Product) { IsPrefix = true };

    internal override string Latex => $@"\sum_{{{string.Join(",", indices)}}}";
}
