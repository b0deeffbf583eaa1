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
        var source = new Source(text, limits, dialect);
        return TextKind.IsProgram(text, dialect) ? ReadProgram(source) : ReadExpression(source);
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
        var result = list(new SourceInput(new(text, limits, dialect)));
        return result.WasSuccessful ? result.Value : throw result.Fault();
    }

    private static ProgramSyntax ReadProgram(Source source)
    {
        var text = source.Text;
        var result = Grammar.Program(new SourceInput(source));
        if (!result.WasSuccessful)
            throw result.Fault();
        var program = new ProgramSyntax(text, [.. result.Value], true);
        var early = program.Statements.SkipLast(1).OfType<ExpressionStatement>().FirstOrDefault();
        if (early is not null)
            throw Faults.Fault(text, Codes.SecondExpression, "only the last statement can be an expression", early.Span, "give it a name: E = ...");
        return program.Statements.IsEmpty ? throw Faults.NoValue(text, new TextSpan(text.Length, 0)) : program;
    }

    /// <summary>Exactly one expression, blank lines around it. The grammar of statements is not asked: to set it up takes as long as the rest of a short answer.</summary>
    private static ProgramSyntax ReadExpression(Source source)
    {
        var (expression, end) = ExpressionParser.Read(source, BehindLines(source, 0).Start, Place.Statement);
        var rest = BehindLines(source, end);
        return rest.Kind switch
        {
            TokenKind.End => new ProgramSyntax(source.Text, [new ExpressionStatement(expression, expression.Span)], false),
            TokenKind.Semicolon => throw Faults.Semicolon(source.Text, rest.Span),
            TokenKind.Equal => throw Faults.MisplacedEquals(source.Text, rest),
            _ => throw Faults.Expected(source.Text, rest, ["the end of the text"]),
        };
    }

    /// <summary>The first token that is no line end.</summary>
    private static Token BehindLines(Source source, int position)
    {
        var token = source.Read(position, acrossLines: false);
        while (token.Kind == TokenKind.NewLine) token = source.Read(token.End, acrossLines: false);
        return token;
    }
}
