namespace SymDiff.Ops;

/// <summary>
/// How a node is written whose notation depends on its attributes or operands: <c>A @ B</c>, <c>A'</c>, <c>x[0]</c>, <c>sum(A, axis=1)</c>, <c>[a, b]</c>. Operands that the
/// notation implies, such as the unit vector of <c>x[0]</c>, are not written.
/// </summary>
/// <param name="Notation">Symbol and binding strength; a call for an enclosed list.</param>
/// <param name="Operands">The operands that are written, in order.</param>
internal sealed record Spelling(Notation Notation, IReadOnlyList<Expr> Operands)
{
    /// <summary>The text before the operands of an enclosed list, its bracket included.</summary>
    public string Before { get; init; } = "";

    /// <summary>The text behind the operands of an enclosed list, its bracket included.</summary>
    public string After { get; init; } = "";

    /// <summary>LaTeX with <c>#1</c>, <c>#2</c> for the operands of a call, or the symbol between or behind them; null for what the text says, upright.</summary>
    public string? Latex { get; init; }

    /// <summary>Whether indices are spelled out, because no notation of matrices says the same node.</summary>
    public bool HasIndices { get; init; }

    /// <summary><c>a @ b</c>.</summary>
    public static Spelling Infix(string symbol, string latex, Expr left, Expr right) => new(new(symbol, Notation.Product), [left, right]) { Latex = latex };

    /// <summary><c>a'</c>, <c>a[0]</c>.</summary>
    public static Spelling Postfix(string symbol, string latex, Expr operand) => new(new(symbol, Notation.Atom) { IsPostfix = true }, [operand]) { Latex = latex };

    /// <summary><c>head(a, b, more)</c>; what is written behind the operands has its commas.</summary>
    public static Spelling Call(string head, IReadOnlyList<Expr> operands, string more = "", string? latex = null) =>
        new(Notation.Call, operands) { Before = head + "(", After = (operands.Count == 0 ? more.TrimStart(',', ' ') : more) + ")", Latex = latex };

    /// <summary><c>[a, b]</c>.</summary>
    public static Spelling List(IReadOnlyList<Expr> operands) => new(Notation.Call, operands) { Before = "[", After = "]" };

    /// <summary>Whether it is <c>[a, b]</c>.</summary>
    public bool IsList => Before == "[";
}
