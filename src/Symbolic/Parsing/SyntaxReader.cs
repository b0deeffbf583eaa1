using Sprache;

namespace SymDiff.Parsing;

/// <summary>Text to syntax: the front door of this folder.</summary>
internal static class SyntaxReader
{
    /// <summary>Reads a program, or one expression if the text has neither a line end nor the token <c>=</c> outside brackets.</summary>
    /// <exception cref="SymDiffException">The text is not in the language.</exception>
    /// <exception cref="LimitException">It is too long or too deeply nested.</exception>
    public static ProgramSyntax Read(string text, Limits limits, Dialect dialect = Dialect.Standard)
    {
        if (text.Length > limits.MaxSource)
            throw Faults.SourceLimit(text.Length, limits.MaxSource);
        var input = new SourceInput(text, limits, dialect, new Spelling());
        return TextKind.IsProgram(text, dialect) ? ReadProgram(input) : ReadExpression(input);
    }

    /// <summary>Reads what stands behind <c>opaque</c>: <c>f(1), l(2)</c>.</summary>
    /// <exception cref="SymDiffException">The text is no such list.</exception>
    public static IEnumerable<OpaqueSyntax> ReadOpaque(string text, Limits limits) => ReadList(Grammar.OpaqueList, text, limits, Dialect.Standard);

    /// <summary>Reads what stands behind <c>input</c>: <c>W[2,3], x[n]</c>.</summary>
    /// <exception cref="SymDiffException">The text is no such list.</exception>
    public static IEnumerable<VariableSyntax> ReadVariables(string text, Limits limits) => ReadList(Grammar.VariableList, text, limits, Dialect.Standard);

    /// <summary>Reads what stands behind <c>assume</c>: <c>x &gt; 0, 0 &lt; p &lt; 1</c>.</summary>
    /// <exception cref="SymDiffException">The text is no such list.</exception>
    public static IEnumerable<Syntax> ReadConditions(string text, Limits limits, Dialect dialect) => ReadList(Grammar.ConditionList, text, limits, dialect);

    private static IEnumerable<T> ReadList<T>(Parser<IEnumerable<T>> list, string text, Limits limits, Dialect dialect)
    {
        var result = list(new SourceInput(text, limits, dialect, new Spelling()));
        return result.WasSuccessful ? result.Value : throw result.Fault();
    }

    private static ProgramSyntax ReadProgram(SourceInput input)
    {
        var text = input.Source;
        var result = Grammar.Program(input);
        if (!result.WasSuccessful)
            throw result.Fault();
        var program = new ProgramSyntax(text, [.. result.Value], true);
        var early = program.Statements.SkipLast(1).OfType<ExpressionStatement>().FirstOrDefault();
        if (early is not null)
            throw Faults.Fault(text, Codes.SecondExpression, "only the last statement can be an expression", early.Span, "give it a name: E = ...");
        return program.Statements.IsEmpty ? throw Faults.NoValue(text, new TextSpan(text.Length, 0)) : program;
    }

    private static ProgramSyntax ReadExpression(SourceInput input)
    {
        var result = Grammar.Single(input);
        if (!result.WasSuccessful)
            throw Fault(input, result);
        return new ProgramSyntax(input.Source, [new ExpressionStatement(result.Value, result.Value.Span)], false);
    }

    private static SymDiffException Fault(SourceInput input, IResult<Syntax> failure)
    {
        var token = Lexer.Read(input.Source, failure.Remainder.Position, acrossLines: false, input.Dialect);
        return token.Kind == TokenKind.Semicolon
            ? Faults.Semicolon(input.Source, token.Span)
            : failure.Fault();
    }
}
