namespace SymDiff.Ops;

/// <summary>How an operator is written.</summary>
/// <param name="Symbol">Between, or before, the operands; empty for a call.</param>
/// <param name="Precedence">Binding strength; larger binds tighter.</param>
internal sealed record Notation(string Symbol, int Precedence)
{
    public const int Or = 1, And = 2, Not = 3, Comparison = 4, Sum = 5, Product = 6, Power = 7, Atom = 8;

    /// <summary><c>f(a, b)</c>, and leaves.</summary>
    public static Notation Call { get; } = new("", Atom);

    /// <summary>A call that folds from the left: <c>max(max(a, b), c)</c> is written <c>max(a, b, c)</c>.</summary>
    public static Notation Shortened { get; } = new("", Atom) { Shortens = true };

    /// <summary>Whether one operand stands behind the symbol.</summary>
    public bool IsPrefix { get; init; }

    /// <summary>Whether one operand stands before the symbol.</summary>
    public bool IsPostfix { get; init; }

    /// <summary>Which operand may be of the same precedence without parentheses.</summary>
    public Grouping Grouping { get; init; }

    /// <summary>Whether <c>f(f(a, b), c)</c> is written <c>f(a, b, c)</c>.</summary>
    public bool Shortens { get; init; }

    /// <summary>The symbol in front of an operand whose sign it takes over: <c>a + (-b)</c> is written <c>a - b</c>. Null if there is none.</summary>
    public string? SignedSymbol { get; init; }

    /// <summary>Whether this is the sign of a term.</summary>
    public bool IsSign => IsPrefix && Precedence == Sum;

    /// <summary>Whether the first operand leads the text, so that its sign is the sign of the whole: <c>-2*x/y</c>.</summary>
    public bool LeadsWithFirst => Precedence == Product && !IsPrefix;
}

/// <summary>How a row of operators of one precedence is read.</summary>
internal enum Grouping
{
    /// <summary><c>a - b - c</c> is <c>(a - b) - c</c>.</summary>
    Left,

    /// <summary><c>a^b^c</c> is <c>a^(b^c)</c>.</summary>
    Right,

    /// <summary>Never a row: <c>a &lt; b &lt; c</c> is an error.</summary>
    None,
}
