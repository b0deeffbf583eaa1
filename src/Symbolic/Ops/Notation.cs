namespace SymDiff.Ops;

/// <summary>How an operator is written.</summary>
/// <param name="Symbol">Between, or before, the operands; empty for a call.</param>
/// <param name="Precedence">Binding strength; larger binds tighter.</param>
internal sealed record Notation(string Symbol, int Precedence)
{
    public const int Or = 1, And = 2, Not = 3, Comparison = 4, Sum = 5, Product = 6, Power = 7, Atom = 8;

    /// <summary><c>f(a, b)</c>, and leaves.</summary>
    public static Notation Call { get; } = new("", Atom);

    /// <summary>Whether one operand stands behind the symbol.</summary>
    public bool IsPrefix { get; init; }
}
