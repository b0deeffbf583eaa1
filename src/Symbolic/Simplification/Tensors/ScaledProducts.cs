using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>A number times a product of matrices goes in front of the first of them, as people write it: <c>2*A' @ r</c>.</summary>
internal static class ScaledProducts
{
    public static Expr[] Apply(ReadOnlySpan<Expr> roots) => Traversal.Images(roots, Traversal.Map(roots, Scaled));

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
