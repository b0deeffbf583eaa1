using System.Collections.ObjectModel;

namespace SymDiff.Binding;

/// <summary>The value of a piece of syntax: its graph, and how many differentiations deep it was made.</summary>
internal sealed record Bound(Expr Node, int Order = 0)
{
    /// <summary>Whether a vector lies as a row; only MATLAB's notation asks.</summary>
    public bool IsRow { get; init; }

    /// <summary>What it is in a product of matrices.</summary>
    public Side Side => Node.Shape.Rank switch { 0 => Side.Number, 1 => IsRow ? Side.Row : Side.Column, 2 => Side.Matrix, _ => Side.Tensor };
}

/// <summary>What a value is in a product of matrices.</summary>
internal enum Side
{
    Number,
    Column,
    Row,
    Matrix,
    Tensor,
}

/// <summary>Where a piece of syntax stands: in which text, and inside which function.</summary>
/// <param name="Text">The text that spans refer to.</param>
/// <param name="Dialect">The text's notation.</param>
internal sealed record Scope(string Text, Dialect Dialect = Dialect.Standard)
{
    /// <summary>The arguments of the function around, by parameter.</summary>
    public IReadOnlyDictionary<string, Bound> Arguments { get; init; } = ReadOnlyDictionary<string, Bound>.Empty;

    /// <summary>Whether a model's own names are out of sight.</summary>
    public bool InPrelude { get; init; }
}
