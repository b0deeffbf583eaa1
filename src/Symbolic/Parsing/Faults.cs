using System.Globalization;
using System.Text;
using SymDiff.Diagnostics;

namespace SymDiff.Parsing;

/// <summary>The errors of reading: every one says what was seen, where, and what to write instead.</summary>
internal static class Faults
{
    /// <summary>A character without meaning.</summary>
    public static SymDiffException UnexpectedCharacter(string text, int position)
    {
        var units = char.IsSurrogatePair(text, position) ? 2 : 1;
        var span = new TextSpan(position, units);
        return Fault(text, Codes.UnexpectedCharacter, $"unexpected character {Describe(text, position, units)}", span, CharacterAdvice.For(text, position));
    }

    /// <summary>A text in quotes that does not end on its line.</summary>
    public static SymDiffException UnclosedText(string text, int start) => Fault(
        text, Codes.UnclosedText, "the text that begins here has no end", new TextSpan(start, 1), "close it on the same line with '\"'");

    /// <summary>A number that goes on in a way that no number does.</summary>
    public static SymDiffException MalformedNumber(string text, int start)
    {
        var end = start;
        while (end < text.Length && (BelongsToNumber(text[end]) || (text[end] is '+' or '-' && text[end - 1] is 'e' or 'E')))
            end++;
        var spelling = text.AsSpan(start, end - start);
        return Fault(text, Codes.MalformedNumber, $"malformed number {Excerpt.Quote(spelling)}", new TextSpan(start, end - start), NumberAdvice.For(spelling));
    }

    /// <summary>A literal with more digits than anybody means.</summary>
    public static SymDiffException LongNumber(string text, TextSpan span, int limit) => Fault(
        text, Codes.LongNumber, string.Create(CultureInfo.InvariantCulture, $"a number of {span.Length:N0} characters; the limit is {limit:N0}"), span);

    /// <summary>Something else stands where an expression must begin.</summary>
    public static SymDiffException ExpectedOperand(string text, Token token, Token before) =>
        Expected(text, token, ["an expression"], SyntaxAdvice.ForMissingOperand(token, before));

    /// <summary>Something else stands where an operator or a closing bracket must follow.</summary>
    public static SymDiffException ExpectedOperator(string text, Token token, Token before, string[] expected, bool isInBrackets)
    {
        var hint = SyntaxAdvice.ForMissingOperator(text, token, before, isInBrackets);
        return token.StartsOperand
            ? Fault(text, Codes.MissingOperator, $"missing operator before {Excerpt.Quote(token.In(text))}", token.Span, hint)
            : token.Kind == TokenKind.Equal ? MisplacedEquals(text, token) : Expected(text, token, expected, hint);
    }

    /// <summary>Something else than what can stand here.</summary>
    public static SymDiffException Expected(string text, Token token, string[] expected, string? hint = null)
    {
        var message = $"expected {Choice(expected)}, found {Describe(text, token)}";
        return new SymDiffException(new Diagnostic(Codes.Expected, message, token.Span) { Hint = hint, Expected = expected }, text);
    }

    /// <summary>A second comparison on one level.</summary>
    public static SymDiffException ChainedComparison(string text, Token token, string first) => Fault(
        text, Codes.ChainedComparison, "comparisons cannot be chained", token.Span, $"write a {first} b and b {token.In(text)} c");

    /// <summary>A single equals sign that defines nothing.</summary>
    public static SymDiffException MisplacedEquals(string text, Token token) => Fault(
        text, Codes.MisplacedEquals, "'=' cannot stand inside an expression", token.Span, SyntaxAdvice.ForEquals(text, token));

    /// <summary>A definition of something that is not a name.</summary>
    public static SymDiffException LeftSide(string text, TextSpan span) => Fault(
        text, Codes.LeftSide, "only a name or f(a, b) can be defined", span, "write '==' to compare");

    /// <summary>A separator of statements in a text that is one expression.</summary>
    public static SymDiffException Semicolon(string text, TextSpan span) => Fault(
        text,
        Codes.SecondExpression,
        "the text is one expression, but ';' separates statements",
        span,
        "a program has a definition, or a line for each statement");

    /// <summary>A text that has no value.</summary>
    public static SymDiffException NoValue(string text, TextSpan span) => Fault(
        text, Codes.NoValue, "the program has no value", span, "end it with an expression or a definition");

    /// <summary>The text is too long to be read.</summary>
    public static LimitException SourceLimit(int length, int limit) => Limit(
        "", Codes.SourceLimit, $"the text has {Count(length)} characters; the limit is {Count(limit)} (--max-source)", new TextSpan(0, 0));

    /// <summary>Brackets, signs and exponents are too deep.</summary>
    public static LimitException NestingLimit(string text, TextSpan span, int limit) => Limit(
        text, Codes.NestingLimit, $"nested deeper than {Count(limit)} (--max-nesting)", span);

    /// <summary>More derivative marks than the highest order.</summary>
    public static LimitException OrderLimit(string text, TextSpan span, int limit) => Limit(
        text, Codes.OrderLimit, $"a derivative of an order above {Count(limit)} (--max-order)", span);

    /// <summary>A graph grows too large.</summary>
    public static LimitException NodeLimit(string text, TextSpan span, int limit) => Limit(
        text, Codes.NodeLimit, $"more than {Count(limit)} nodes (--max-nodes)", span);

    /// <summary>An error without a list of what was expected.</summary>
    public static SymDiffException Fault(string text, string code, string message, TextSpan span, string? hint = null) =>
        new(new Diagnostic(code, message, span) { Hint = hint }, text);

    private static LimitException Limit(string text, string code, string message, TextSpan span) => new(new Diagnostic(code, message, span), text);

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static bool BelongsToNumber(char character) => char.IsAsciiLetterOrDigit(character) || character is '.' or '_';

    private static string Choice(string[] expected) =>
        expected.Length == 1 ? expected[0] : $"{string.Join(", ", expected[..^1])} or {expected[^1]}";

    private static string Describe(string text, Token token) => token.Kind switch
    {
        TokenKind.End => "the end of the text",
        TokenKind.NewLine => "the end of the line",
        _ => Excerpt.Quote(token.In(text)),
    };

    private static string Describe(string text, int position, int units)
    {
        var code = units == 2 ? char.ConvertToUtf32(text, position) : text[position];
        var number = string.Create(CultureInfo.InvariantCulture, $"U+{code:X4}");
        if (code < 0x80 && !char.IsControl((char)code))
            return $"'{(char)code}'";
        var shown = Excerpt.Escape(text.AsSpan(position), out _);
        return shown[0] == '\\' || Rune.GetUnicodeCategory(new Rune(code)) == UnicodeCategory.SpaceSeparator ? number : $"'{shown}' ({number})";
    }
}
