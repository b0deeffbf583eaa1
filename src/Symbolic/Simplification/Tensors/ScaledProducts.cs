using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>A number times a product of matrices goes in front of the first of them, as people write it: <c>2*A' @ r</c>.</summary>
internal static class ScaledProducts
{
    public static Expr[] Apply(ReadOnlySpan<Expr> roots) => Traversal.Images(roots, Traversal.Map(roots, Scaled));

    /// <summary>The opposite: numbers in front of the whole product, as the passes leave them, so that simplifying what people were shown starts where it ended.</summary>
    public static Expr[] Undo(ReadOnlySpan<Expr> roots) => Traversal.Images(roots, Traversal.Map(roots, Unscaled));

    private static Expr Unscaled(Expr node) =>
        IsMatrixProduct(node) && node.Args[0] is { Args: [{ Literal: not null } number, var first] } scaled && scaled.Op == Arithmetic.Multiply
            ? Arithmetic.Multiply[number, node.Op.Apply(first, node.Args[1])]
            : node;

    private static Expr Scaled(Expr node) =>
        node.Op == Arithmetic.Multiply && node.Args is [{ Literal: { } number }, var product] && IsMatrixProduct(product) ? Scaled(number, product) : node;

    /// <summary>Down the left operands to the first factor.</summary>
    private static Expr Scaled(Number number, Expr product)
    {
        var spine = new Stack<Expr>();
        var first = product;
        for (; IsMatrixProduct(first); first = first.Args[0]) spine.Push(first);
        var result = TermWriter.Write(number, first);
        while (spine.TryPop(out var node)) result = node.Op.Apply(result, node.Args[1]);
        return result;
    }

    private static bool IsMatrixProduct(Expr node) => node.Shape.Rank > 0 && node.Op.SpellingOf(node) is { Operands.Count: 2, Notation.Precedence: Notation.Product };
}
