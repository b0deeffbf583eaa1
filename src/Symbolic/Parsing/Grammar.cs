using System.Globalization;
using Sprache;
using static SymDiff.Parsing.Tokens;

namespace SymDiff.Parsing;

/// <summary>The statements of the language, tightest first; <see cref="ExpressionParser"/> reads the expressions in them.</summary>
internal static class Grammar
{
    private static readonly Parser<Lexeme> Comma = Symbol(TokenKind.Comma, "','");
    private static readonly Parser<Lexeme> LeftParenthesis = Symbol(TokenKind.LeftParenthesis, "'('");
    private static readonly Parser<Lexeme> RightParenthesis = Symbol(TokenKind.RightParenthesis, "')'");
    private static readonly Parser<Lexeme> LeftBracket = Symbol(TokenKind.LeftBracket, "'['");
    private static readonly Parser<Lexeme> RightBracket = Symbol(TokenKind.RightBracket, "']'");
    private static readonly Parser<Lexeme> EqualsSign = Symbol(TokenKind.Equal, "'='");
    private static readonly Parser<Lexeme> Arrow = Symbol(TokenKind.Arrow, "'->'");
    private static readonly Parser<Lexeme> NewLine = Symbol(TokenKind.NewLine, "the end of the line");
    private static readonly Parser<Lexeme> Semicolon = Symbol(TokenKind.Semicolon, "';'");
    private static readonly Parser<Lexeme> End = Symbol(TokenKind.End, "the end of the text");

    private static readonly Parser<NameSyntax> Name = Symbol(TokenKind.Name, "a name").Build(ReadName);
    private static readonly Parser<int> Count = Symbol(TokenKind.Number, "a number").Build(ReadCount);

    private static readonly Parser<Syntax> Expression = At(Place.Statement);
    private static readonly Parser<Syntax> Condition = At(Place.Condition);
    private static readonly Parser<Syntax> Axis = At(Place.Axis);

    private static readonly Parser<IEnumerable<Syntax>> Axes =
        LeftBracket.Then(_ => AcrossLines(ListOf(Axis).Then(axes => RightBracket.Return(axes))));

    private static readonly Parser<VariableSyntax> Variable =
        from name in Name
        from axes in Axes.XOptional()
        select new VariableSyntax(name, [.. axes.GetOrElse([])]);

    private static readonly Parser<OpaqueSyntax> Scalar =
        from arity in Count
        from close in RightParenthesis
        select new OpaqueSyntax(new NameSyntax("", default), arity, [], []);

    private static readonly Parser<OpaqueSyntax> Signature =
        from parameters in ListOf(Variable)
        from close in RightParenthesis
        from axes in Arrow.Then(_ => Axes).XOptional()
        select new OpaqueSyntax(new NameSyntax("", default), parameters.Count(), [.. parameters], [.. axes.GetOrElse([])]);

    private static readonly Parser<OpaqueSyntax> Opaque =
        from name in Name
        from open in LeftParenthesis
        from function in Scalar.XOr(Signature)
        select function with { Name = name };

    private static readonly Parser<Statement> Inputs =
        Declaration("input", Variable, (variables, span) => new InputStatement([.. variables], span));

    private static readonly Parser<Statement> Parameters =
        Declaration("param", Variable, (variables, span) => new ParameterStatement([.. variables], span));

    private static readonly Parser<Statement> Opaques = Declaration("opaque", Opaque, (functions, span) => new OpaqueStatement([.. functions], span));
    private static readonly Parser<Statement> Assumptions = Declaration("assume", Condition, (conditions, span) => new AssumptionStatement([.. conditions], span));

    private static readonly Parser<Statement> DefinitionOrValue =
        (from left in Expression
         from body in EqualsSign.Then(_ => Expression).XOptional()
         select new Definition(left, body.GetOrDefault())).Build(ReadDefinition);

    private static readonly Parser<Statement> Declarations = Inputs.XOr(Parameters).XOr(Opaques).XOr(Assumptions);

    private static readonly Parser<Statement> Statement =
        WhereWord(["input", "param", "opaque", "assume"], Declarations.XOr(DefinitionOrValue), DefinitionOrValue).EndsStatement().UnlessAtEnd();

    /// <summary>Statements on lines or separated by semicolons.</summary>
    public static readonly Parser<IEnumerable<Statement>> Program =
        from blank in NewLine.Or(Semicolon).Many()
        from statements in
            (from statement in Statement
             from separators in NewLine.Or(Semicolon).Many()
             select statement).XMany()
        from end in End
        select statements;

    /// <summary>The head of <c>D[1,2](l)(a, b)</c>, up to the arguments.</summary>
    public static readonly Parser<CallHead> MixedPartial =
        from letter in Name
        from open in LeftBracket
        from indices in ListOf(Count)
        from close in RightBracket
        from left in LeftParenthesis
        from name in Name
        from right in RightParenthesis
        select new CallHead(name.Text, new SyntaxHead(name.Span, [.. indices.Order()]));

    /// <summary><c>W[2,3], x[n]</c> alone.</summary>
    public static readonly Parser<IEnumerable<VariableSyntax>> VariableList =
        from variables in ListOf(Variable)
        from end in End
        select variables;

    /// <summary><c>f(1), l(2)</c> alone.</summary>
    public static readonly Parser<IEnumerable<OpaqueSyntax>> OpaqueList =
        from functions in ListOf(Opaque)
        from end in End
        select functions;

    /// <summary><c>x &gt; 0, 0 &lt; p &lt; 1</c> alone.</summary>
    public static readonly Parser<IEnumerable<Syntax>> ConditionList =
        from conditions in ListOf(Condition)
        from end in End
        select conditions;

    private static Parser<IEnumerable<T>> ListOf<T>(Parser<T> item) =>
        from first in item
        from rest in Comma.Then(_ => item).XMany()
        select rest.Prepend(first);

    private static Parser<Statement> Declaration<T>(string word, Parser<T> item, Func<IEnumerable<T>, TextSpan, Statement> make) =>
        (from keyword in Keyword(word)
         from items in ListOf(item)
         select new { keyword.Token.Start, Items = items })
        .Build((_, list, end) => make(list.Items, new TextSpan(list.Start, end - list.Start))).EndsStatement("','");

    private static NameSyntax ReadName(SourceInput input, Lexeme name, int end) =>
        new(input.Origin.Spelling.Name(input.Source.AsSpan(name.Token.Start, end - name.Token.Start)), name.Token.Span);

    private static int ReadCount(SourceInput input, Lexeme number, int end) =>
        int.TryParse(input.Source.AsSpan(number.Token.Start, end - number.Token.Start), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : throw Faults.Expected(input.Source, number.Token, ["a whole number from 1"]);

    private static Statement ReadDefinition(SourceInput input, Definition parts, int end)
    {
        var (left, body) = parts;
        if (body is null)
            return new ExpressionStatement(left, left.Span);
        var name = new NameSyntax(left.Text, left.HeadSpan);
        var span = TextSpan.Cover(left.Span, body.Span);
        return left switch
        {
            { Kind: SyntaxKind.Name } => new DefinitionStatement(name, body, span),
            { Kind: SyntaxKind.Call, Orders: [] } when left.Children.All(child => child.Kind == SyntaxKind.Name) =>
                new FunctionStatement(name, [.. left.Children.Select(child => new NameSyntax(child.Text, child.Span))], body, span),
            _ => throw Faults.LeftSide(input.Source, left.Span),
        };
    }

    /// <summary>What stands on both sides of an equals sign; without one, the left side alone.</summary>
    private sealed record Definition(Syntax Left, Syntax? Body);
}
