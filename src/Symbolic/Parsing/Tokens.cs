using Sprache;

namespace SymDiff.Parsing;

/// <summary>Sprache parsers for single tokens. They skip blanks before the token and leave the input untouched when they fail.</summary>
internal static class Tokens
{
    /// <summary>The token of this kind; <paramref name="expectation"/> names it in messages.</summary>
    public static Parser<Lexeme> Symbol(TokenKind kind, string expectation)
    {
        string[] expectations = [expectation];
        return input =>
        {
            var token = Next(input);
            return token.Kind == kind ? Result.Success(new Lexeme(token), ((SourceInput)input).To(token.End)) : Result.Failure<Lexeme>(input, "", expectations);
        };
    }

    /// <summary>A word that opens a declaration: an ordinary name unless a name, a number or nothing follows.</summary>
    public static Parser<Lexeme> Keyword(string word)
    {
        string[] expectations = [$"'{word}'"];
        return input =>
        {
            var token = Next(input);
            var rest = ((SourceInput)input).To(token.End);
            return token.Kind == TokenKind.Name && input.Source.AsSpan(token.Start, token.End - token.Start).SequenceEqual(word)
                && Next(rest).Kind is TokenKind.Name or TokenKind.Number or TokenKind.NewLine or TokenKind.Semicolon or TokenKind.End
                ? Result.Success(new Lexeme(token), rest)
                : Result.Failure<Lexeme>(input, "", expectations);
        };
    }

    /// <summary>One parser where a name is one of the words, another elsewhere: most statements are definitions, and four failures before each take longer than it.</summary>
    public static Parser<T> WhereWord<T>(string[] words, Parser<T> found, Parser<T> otherwise) => input =>
    {
        var token = Next(input);
        return token.Kind == TokenKind.Name && words.Contains(token.In(input.Source)) ? found(input) : otherwise(input);
    };

    /// <summary>An expression at such a place; a fault is thrown, because no other reading remains to be tried.</summary>
    public static Parser<Syntax> At(Place place) => input =>
    {
        var (syntax, end) = ExpressionParser.Read(((SourceInput)input).Origin, input.Position, place);
        return Result.Success(syntax, ((SourceInput)input).To(end));
    };

    /// <summary>The parser's value made into another with the text at hand; <paramref name="build"/> gets the place behind it, too.</summary>
    public static Parser<TResult> Build<T, TResult>(this Parser<T> parser, Func<SourceInput, T, int, TResult> build) => input =>
    {
        var result = parser(input);
        return result.WasSuccessful
            ? Result.Success(build((SourceInput)input, result.Value, result.Remainder.Position), result.Remainder)
            : Result.Failure<TResult>(result.Remainder, result.Message, result.Expectations);
    };

    /// <summary>The parser, with line ends as blanks.</summary>
    public static Parser<T> AcrossLines<T>(Parser<T> parser) => input =>
    {
        var outside = (SourceInput)input;
        var result = parser(outside.To(outside.Position, inside: true));
        var rest = ((SourceInput)result.Remainder).To(result.Remainder.Position, outside.AcrossLines);
        return result.WasSuccessful ? Result.Success(result.Value, rest) : Result.Failure<T>(rest, result.Message, result.Expectations);
    };

    /// <summary>The parser, unless the text ends here.</summary>
    public static Parser<T> UnlessAtEnd<T>(this Parser<T> parser) => input =>
        Next(input).Kind == TokenKind.End ? Result.Failure<T>(input, "", []) : parser(input);

    /// <summary>The parser, if the statement ends behind it; <paramref name="also"/> could have continued it.</summary>
    public static Parser<T> EndsStatement<T>(this Parser<T> parser, params string[] also) => input =>
    {
        var result = parser(input);
        return !result.WasSuccessful || Next(result.Remainder).Kind is TokenKind.NewLine or TokenKind.Semicolon or TokenKind.End
            ? result
            : Result.Failure<T>(result.Remainder, "", [.. also, "the end of the line"]);
    };

    /// <summary>The error that a failed parser found.</summary>
    public static SymDiffException Fault<T>(this IResult<T> failure)
    {
        var token = Next(failure.Remainder);
        return token.Kind == TokenKind.Equal
            ? Faults.MisplacedEquals(failure.Remainder.Source, token)
            : Faults.Expected(failure.Remainder.Source, token, [.. failure.Expectations]);
    }

    private static Token Next(IInput input) => ((SourceInput)input).Origin.Read(input.Position, ((SourceInput)input).AcrossLines);
}
