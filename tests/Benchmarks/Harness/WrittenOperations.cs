using SymDiff.Parsing;

namespace SymDiff.Benchmarks;

/// <summary>
/// The operations of a text as it is written: each <c>+ - * / ^</c>, each sign, each comparison or connective and each call of a function, as often as it stands there.
/// </summary>
internal static class WrittenOperations
{
    /// <summary>The count of an expression.</summary>
    public static int Of(string text) => SyntaxWalk.PostOrder(((ExpressionStatement)SyntaxReader.Read(text, Limits.None).Statements[0]).Value).Sum(Own);

    /// <summary>What a node adds; in a difference the minus before a term is the operator of the sum.</summary>
    private static int Own(Syntax node) => node.Kind switch
    {
        SyntaxKind.Number or SyntaxKind.Name => 0,
        SyntaxKind.Add => node.Children.Length - 1 - node.Children.Skip(1).Count(term => term.Kind == SyntaxKind.Negate),
        SyntaxKind.Call => 1,
        _ => Math.Max(1, node.Children.Length - 1),
    };
}
