using System.Collections.ObjectModel;

namespace SymDiff.Binding;

/// <summary>The value of a piece of syntax: its graph, and how many differentiations deep it was made.</summary>
internal sealed record Bound(Expr Node, int Order = 0);

/// <summary>Where a piece of syntax stands: in which text, and inside which function.</summary>
/// <param name="Text">The text that spans refer to.</param>
internal sealed record Scope(string Text)
{
    /// <summary>The arguments of the function around, by parameter.</summary>
    public IReadOnlyDictionary<string, Bound> Arguments { get; init; } = ReadOnlyDictionary<string, Bound>.Empty;

    /// <summary>Whether a model's own names are out of sight.</summary>
    public bool InPrelude { get; init; }
}
