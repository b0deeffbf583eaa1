namespace SymDiff.Support;

/// <summary>
/// An expression of matrix calculus in MATLAB's notation, with the shapes of its symbols. The kind of its derivative is "gradient" (shape of the variable),
/// "jacobian" (rows are those of the value) or "same-as-f" (the variable is a number).
/// </summary>
internal sealed record MatrixItem(string Id, string Expr, Dictionary<string, MatrixSymbol> Symbols, string Wrt, string ResultKind, string? KnownDerivative, string? Note)
{
    /// <summary>The symbols as the language declares them.</summary>
    public string[] Declarations => [.. Symbols.Select(symbol => symbol.Key + symbol.Value.Axes)];

    public override string ToString() => Id;
}

/// <summary>A symbol: "scalar", "vector" or "matrix", and the lengths of its axes.</summary>
internal sealed record MatrixSymbol(string Kind, int[]? Shape)
{
    /// <summary>The axes in brackets; nothing for a number.</summary>
    public string Axes => Shape is { Length: > 0 } shape ? $"[{string.Join(",", shape)}]" : "";
}
