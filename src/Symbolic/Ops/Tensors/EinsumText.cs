using System.Collections.Immutable;

namespace SymDiff.Ops;

/// <summary>Reads <c>ij,jk->ik</c>.</summary>
internal static class EinsumText
{
    private const string Hint = "write einsum(\"ij,jk->ik\", A, B)";

    /// <summary>The contraction of the operands.</summary>
    /// <exception cref="ShapeException">The text is malformed, or does not fit the operands.</exception>
    public static Expr Read(string text, IReadOnlyList<Expr> operands)
    {
        if (text.Replace(" ", "", StringComparison.Ordinal).Split("->") is not [var left, var right]) throw new ShapeException($"einsum needs one '->' in \"{text}\"", Hint);
        var lists = left.Split(',');
        if (lists.Length != operands.Count) throw new ShapeException($"einsum: \"{text}\" has {lists.Length} lists of indices for {operands.Count} operands", Hint);
        var output = Indices(text, right);
        if (right.Except(left).FirstOrDefault() is var unknown and not '\0')
            throw new ShapeException($"einsum: index '{unknown}' of the output occurs in no operand of \"{text}\"", Hint);
        return Contraction.Of(operands.Zip(lists, (operand, list) => (operand, Indices(text, list, operand))), output);
    }

    private static ImmutableArray<int> Indices(string text, string list, Expr operand)
    {
        var indices = Indices(text, list);
        return indices.Length == operand.Shape.Rank ? indices
            : throw new ShapeException($"einsum: '{list}' in \"{text}\" does not fit an operand of shape {operand.Shape}", "write one letter for each axis");
    }

    private static ImmutableArray<int> Indices(string text, string list) =>
        [.. list.Select(letter => char.IsAsciiLetter(letter) ? (int)letter : throw new ShapeException($"einsum: '{letter}' in \"{text}\" is no letter", Hint))];
}
