namespace SymDiff.Printing;

/// <summary>How a graph is printed.</summary>
internal sealed record PrintOptions
{
    /// <summary>The notation of the language.</summary>
    public static PrintOptions Text { get; } = new() { Layout = names => new TextLayout(names), Compose = TextLayout.Compose };

    /// <summary>LaTeX for mathematics mode.</summary>
    public static PrintOptions Latex { get; } = new() { Layout = names => new LatexLayout(names), Compose = LatexLayout.Compose };

    /// <summary>The notation, given the nodes that are written as a name.</summary>
    public required Func<IReadOnlyDictionary<Expr, string>, Layout> Layout { get; init; }

    /// <summary>Puts definitions and results into one text.</summary>
    public required Func<Printout, string> Compose { get; init; }

    /// <summary>Names that a model gave to nodes. One is used where the node would be written twice.</summary>
    public IReadOnlyDictionary<Expr, string> Names { get; init; } = new Dictionary<Expr, string>();

    /// <summary>Other names that no definition may take.</summary>
    public IReadOnlyCollection<string> Taken { get; init; } = [];

    /// <summary>Whether to write everything out, without any definition.</summary>
    public bool Inline { get; init; }

    /// <summary>Longest text, in characters over all results, that is written without definitions of our own.</summary>
    public int LongestInline { get; init; } = 2000;

    /// <summary>Deepest nesting of brackets, signs and exponents; the parser accepts 256 (<see cref="Limits.MaxNesting"/>).</summary>
    public int DeepestNesting { get; init; } = 200;
}
