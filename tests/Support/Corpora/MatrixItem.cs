namespace SymDiff.Support;

/// <summary>
/// An expression of matrix calculus in MATLAB's notation, with the shapes of its symbols. The kind of its derivative is "gradient" (shape of the variable),
/// "jacobian" (rows are those of the value) or "same-as-f" (the variable is a number).
/// </summary>
internal sealed record MatrixItem(
    string Id, string Expr, Dictionary<string, MatrixSymbol> Symbols, string Wrt, string ResultKind, string? KnownDerivative, string? Note, MatrixPoint[] Points)
{
    /// <summary>The symbols as the language declares them.</summary>
    public string[] Declarations => [.. Symbols.Select(symbol => symbol.Key + symbol.Value.Axes(length => $"{length}"))];

    /// <summary>The same for any sizes: one name for each length that occurs.</summary>
    public string[] SizedDeclarations => [.. Symbols.Select(symbol => symbol.Key + symbol.Value.Axes(SizeName))];

    /// <summary>The lengths that occur, in rising order.</summary>
    public int[] Lengths => [.. Symbols.Values.SelectMany(symbol => symbol.Shape ?? []).Distinct().Order()];

    /// <summary>The name that stands for a length.</summary>
    public static string SizeName(int length) => $"size{length}";

    public override string ToString() => Id;
}

/// <summary>A symbol: "scalar", "vector" or "matrix", and the lengths of its axes.</summary>
internal sealed record MatrixSymbol(string Kind, int[]? Shape)
{
    /// <summary>The axes in brackets; nothing for a number.</summary>
    public string Axes(Func<int, string> length) => Shape is { Length: > 0 } shape ? $"[{string.Join(",", shape.Select(length))}]" : "";
}

/// <summary>Reference values at one point: value, derivative, and for some items the Hessian.</summary>
internal sealed record MatrixPoint(Dictionary<string, FigureArray> At, FigureArray F, FigureArray D, FigureArray? Hess);
