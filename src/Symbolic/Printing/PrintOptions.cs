namespace SymDiff.Printing;

/// <summary>How a graph is printed.</summary>
internal sealed record PrintOptions
{
    /// <summary>The notation of the language.</summary>
    public static PrintOptions Text { get; } = new() { Layout = names => new TextLayout(names), Compose = TextLayout.Compose };

    /// <summary>LaTeX for mathematics mode.</summary>
    public static PrintOptions Latex { get; } = new() { Layout = names => new LatexLayout(names), Compose = LatexLayout.Compose, HasIndices = true };

    /// <summary>The characters of Unicode.</summary>
    public static PrintOptions Unicode { get; } = new() { Layout = names => new UnicodeLayout(names), Compose = UnicodeLayout.Compose, HasIndices = true };

    /// <summary>The notation, given the nodes that are written as a name.</summary>
    public required Func<IReadOnlyDictionary<Expr, string>, Layout> Layout { get; init; }

    /// <summary>Puts definitions and results into one text.</summary>
    public required Func<Printout, string> Compose { get; init; }

    /// <summary>Whether what has more than two axes is written entry by entry, at indices.</summary>
    public bool HasIndices { get; init; }

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

    /// <summary>The same with a model's names; of several names of one node the first in the source counts.</summary>
    /// <param name="model">The model.</param>
    /// <param name="images">What passes made of the model's nodes; a node that is missing is itself.</param>
    public PrintOptions Naming(Model model, IReadOnlyDictionary<Expr, Expr>? images = null)
    {
        var names = new Dictionary<Expr, string>();
        foreach (var name in model.Definitions)
            names.TryAdd(images is not null && images.TryGetValue(model[name], out var image) ? image : model[name], name);
        return this with { Names = names, Taken = [.. model.Definitions, .. model.Inputs, .. model.Parameters, .. model.OpaqueFunctions.Select(f => f.Name)] };
    }
}
