namespace SymDiff.Parsing;

/// <summary>What a <see cref="Token"/> is.</summary>
internal enum TokenKind : byte
{
    End,
    NewLine,
    Semicolon,
    Comma,
    Equal,
    Number,
    Name,
    Text,
    Colon,
    Arrow,
    LeftParenthesis,
    RightParenthesis,
    LeftBracket,
    RightBracket,
    Quote,
    Plus,
    Minus,
    Star,
    Slash,
    Caret,
    At,
    DottedStar,
    DottedSlash,
    DottedCaret,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    EqualEqual,
    NotEqual,
    And,
    Or,
    Not,
}

/// <summary>One word of the source: its kind and its place.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End)
{
    /// <summary>Before anything is read.</summary>
    public static Token None => new(TokenKind.End, 0, 0);

    /// <summary>The token's place.</summary>
    public TextSpan Span => new(Start, End - Start);

    /// <summary>Whether an expression can end here: nothing that follows belongs to it.</summary>
    public bool EndsExpression => Kind is TokenKind.End or TokenKind.NewLine or TokenKind.Semicolon or TokenKind.Equal;

    /// <summary>Whether an operand starts here.</summary>
    public bool StartsOperand => Kind is TokenKind.Number or TokenKind.Name or TokenKind.Text or TokenKind.LeftParenthesis;

    /// <summary>The token's spelling.</summary>
    public string In(string text) => text[Start..End];
}

/// <summary>A token as the value of a parser of Sprache: an object, because generic code over objects is compiled ahead of time.</summary>
internal sealed record Lexeme(Token Token);
