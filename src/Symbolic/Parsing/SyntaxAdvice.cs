using SymDiff.Diagnostics;

namespace SymDiff.Parsing;

/// <summary>What to write instead of an order of tokens that the language does not have.</summary>
internal static class SyntaxAdvice
{
    /// <summary>Advice where <paramref name="token"/> stands in place of an expression.</summary>
    public static string? ForMissingOperand(Token token, Token before) => (before.Kind, token.Kind) switch
    {
        (TokenKind.LeftBracket, TokenKind.RightBracket) => "there is no empty list and no empty index",
        (TokenKind.Comma, TokenKind.RightBracket or TokenKind.RightParenthesis) => "no comma stands behind the last item",
        (_, TokenKind.Colon) => "a slice is a:b or a: or :b, in the brackets of an index",
        (_, TokenKind.Quote) => "a quote stands behind what it transposes",
        (_, TokenKind.At) => "the product of matrices has two factors: A @ x",
        (_, TokenKind.Not) => "put it in parentheses: (not ...)",
        (TokenKind.Slash, TokenKind.Slash) => "a comment starts with '#'; for the integer quotient write floor(a/b)",
        (TokenKind.Less, TokenKind.Greater) => "write '!='",
        (TokenKind.EqualEqual, TokenKind.Equal) => "write '=='",
        (not TokenKind.NewLine and not TokenKind.Semicolon, TokenKind.NewLine) => "an expression goes on in the next line only inside parentheses",
        _ => null,
    };

    /// <summary>Advice where <paramref name="token"/> stands in place of an operator.</summary>
    public static string? ForMissingOperator(string text, Token token, Token before, bool isInBrackets) => token.Kind switch
    {
        TokenKind.Comma when IsDecimalComma(text, token) => "the decimal sign is a point: 1.5",
        TokenKind.RightParenthesis or TokenKind.RightBracket when !isInBrackets => $"no '{(token.Kind == TokenKind.RightBracket ? '[' : '(')}' is open here",
        TokenKind.Colon => "a slice is a:b or a: or :b, in the brackets of an index; write where(condition, a, b) for a choice",
        TokenKind.Quote or TokenKind.LeftBracket when before.Kind == TokenKind.Number => "a number has no axes",
        TokenKind.Name or TokenKind.Number or TokenKind.LeftParenthesis when before.Kind == TokenKind.Quote =>
            "write '@' for the product of matrices, '*' for the elementwise one",
        TokenKind.Name when before.Kind == TokenKind.Name => ForTwoNames(text, token, before),
        TokenKind.Number or TokenKind.Name or TokenKind.LeftParenthesis => $"write {Factor(text, before)}*{Factor(text, token)}",
        _ => null,
    };

    /// <summary>Advice for a misplaced <c>=</c>.</summary>
    public static string ForEquals(string text, Token token) => (token.End < text.Length ? text[token.End] : ' ') switch
    {
        '<' => "write '<='",
        '>' => "write '>='",
        _ => "write '==' to compare",
    };

    private static string ForTwoNames(string text, Token token, Token before)
    {
        var (first, second) = (Factor(text, before), Factor(text, token));
        return first is "input" or "param" or "opaque" or "assume"
            ? "a declaration stands on a line of its own, before the expression"
            : $"write {first}({second}) to call a function, {first}*{second} for a product";
    }

    private static bool IsDecimalComma(string text, Token comma) => comma.Start > 0 && Characters.IsDigit(text[comma.Start - 1])
        && comma.End < text.Length && Characters.IsDigit(text[comma.End]);

    private static string Factor(string text, Token token) =>
        token.Kind is TokenKind.Number or TokenKind.Name ? Excerpt.Shorten(text.AsSpan(token.Start, Math.Min(token.End - token.Start, 30))) : "(...)";
}
