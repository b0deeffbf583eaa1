namespace SymDiff.Parsing;

/// <summary>How tightly an operator binds; the language's table, loosest first.</summary>
internal enum Precedence : byte
{
    /// <summary>An open bracket: nothing reaches across it.</summary>
    Bracket,

    /// <summary>What a bracket may hold besides an expression: a slice, a named argument.</summary>
    Item,
    Or,
    And,
    Not,
    Comparison,
    Sum,

    /// <summary>A sign before a term: <c>-a*b</c> is <c>-(a*b)</c>.</summary>
    Sign,
    Product,

    /// <summary>A sign behind <c>* / ^</c>: it takes one power, <c>a*-b^2</c> is <c>a*(-(b^2))</c>.</summary>
    TightSign,
    Power,
}

/// <summary>A binary operator.</summary>
/// <param name="Kind">The node that it makes.</param>
/// <param name="Precedence">How tightly it binds.</param>
/// <param name="Chains">Whether a row of it is one node.</param>
internal readonly record struct BinaryOperator(SyntaxKind Kind, Precedence Precedence, bool Chains)
{
    /// <summary>An equals sign that compares.</summary>
    public static BinaryOperator Equality { get; } = new(SyntaxKind.Compare, Precedence.Comparison, false);

    /// <summary>The operator of a token, null if it is none.</summary>
    public static BinaryOperator? Of(TokenKind token, Dialect dialect) => token switch
    {
        TokenKind.Plus or TokenKind.Minus => new(SyntaxKind.Add, Precedence.Sum, true),
        TokenKind.Star => new(dialect == Dialect.Matlab ? SyntaxKind.LinearMultiply : SyntaxKind.Multiply, Precedence.Product, true),
        TokenKind.Slash => new(dialect == Dialect.Matlab ? SyntaxKind.LinearDivide : SyntaxKind.Divide, Precedence.Product, false),
        TokenKind.Caret => new(dialect == Dialect.Matlab ? SyntaxKind.LinearPower : SyntaxKind.Power, Precedence.Power, false),
        TokenKind.At => new(SyntaxKind.MatrixMultiply, Precedence.Product, false),
        TokenKind.DottedStar => new(SyntaxKind.Multiply, Precedence.Product, true),
        TokenKind.DottedSlash => new(SyntaxKind.Divide, Precedence.Product, false),
        TokenKind.DottedCaret => new(SyntaxKind.Power, Precedence.Power, false),
        TokenKind.And => new(SyntaxKind.And, Precedence.And, true),
        TokenKind.Or => new(SyntaxKind.Or, Precedence.Or, true),
        >= TokenKind.Less and <= TokenKind.NotEqual => new(SyntaxKind.Compare, Precedence.Comparison, false),
        _ => null,
    };
}
