using Sprache;

namespace SymDiff.Parsing;

/// <summary>Text to syntax: the front door of this folder.</summary>
internal static class SyntaxReader
{
    /// <summary>Reads a program, or one expression if the text has neither a line end nor the token <c>=</c> outside brackets.</summary>
    /// <exception cref="SymDiffException">The text is not in the language.</exception>
    /// <exception cref="LimitException">It is too long or too deeply nested.</exception>
    public static ProgramSyntax Read(string text, Limits limits)
    {
        if (text.Length > limits.MaxSource)
            throw Faults.SourceLimit(text.Length, limits.MaxSource);
        return TextKind.IsProgram(text) ? ReadProgram(text, limits) : ReadExpression(text, limits);
    }

    /// <summary>Reads what stands behind <c>opaque</c>: <c>f(1), l(2)</c>.</summary>
    /// <exception cref="SymDiffException">The text is no such list.</exception>
    public static IEnumerable<OpaqueSyntax> ReadOpaque(string text, Limits limits)
    {
        var result = Grammar.OpaqueList(new SourceInput(text, limits, new Spelling()));
        return result.WasSuccessful ? result.Value : throw result.Fault();
    }

    /// <summary>Reads what stands behind <c>assume</c>: <c>x &gt; 0, 0 &lt; p &lt; 1</c>.</summary>
    /// <exception cref="SymDiffException">The text is no such list.</exception>
    public static IEnumerable<Syntax> ReadConditions(string text, Limits limits)
    {
        var result = Grammar.ConditionList(new SourceInput(text, limits, new Spelling()));
        return result.WasSuccessful ? result.Value : throw result.Fault();
    }

    private static ProgramSyntax ReadProgram(string text, Limits limits)
    {
        var result = Grammar.Program(new SourceInput(text, limits, new Spelling()));
        if (!result.WasSuccessful)
            throw result.Fault();
        var program = new ProgramSyntax(text, [.. result.Value], true);
        var early = program.Statements.SkipLast(1).OfType<ExpressionStatement>().FirstOrDefault();
        if (early is not null)
            throw Faults.Fault(text, Codes.SecondExpression, "only the last statement can be an expression", early.Span, "give it a name: E = ...");
        return program.Statements.IsEmpty ? throw Faults.NoValue(text, new TextSpan(text.Length, 0)) : program;
    }

    private static ProgramSyntax ReadExpression(string text, Limits limits)
    {
        var result = Grammar.Single(new SourceInput(text, limits, new Spelling()));
        if (!result.WasSuccessful)
            throw Fault(text, result);
        return new ProgramSyntax(text, [new ExpressionStatement(result.Value, result.Value.Span)], false);
    }

    private static SymDiffException Fault(string text, IResult<Syntax> failure)
    {
        var token = Lexer.Read(text, failure.Remainder.Position, acrossLines: false);
        return token.Kind == TokenKind.Semicolon
            ? Faults.Semicolon(text, token.Span)
            : failure.Fault();
    }
}
