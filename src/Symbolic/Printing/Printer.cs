using System.Globalization;

namespace SymDiff.Printing;

/// <summary>
/// Prints graphs as a program: definitions, then results. Nothing is simplified or reordered, and reading the program
/// back gives the same nodes.
/// </summary>
internal static class Printer
{
    /// <summary>A result without a name of which entries are written.</summary>
    private const string Unnamed = "T";

    /// <summary>Prints one expression.</summary>
    public static Printout Print(Expr root, PrintOptions options) => Print([(null, root)], options);

    /// <summary>Prints results that share their definitions.</summary>
    /// <exception cref="LimitException">Everything was to be written out, and is longer than a source text may be.</exception>
    public static Printout Print(IReadOnlyList<(string? Name, Expr Root)> results, PrintOptions options)
    {
        if (options.Inline) return WriteOut(results, options);
        var graph = new PrintedGraph(Roots(results), options);
        var named = graph.Named(node => options.Names.ContainsKey(node));
        if (graph.CanBeShort && graph.IsShallow(named) && Write(results, graph.Definitions(named, []), options, options.LongestInline) is { } inline) return inline;
        var all = graph.Named(node => options.Names.ContainsKey(node) || PrintedGraph.IsWorthAName(node));
        graph.NameDeepNodes(all);
        return Write(results, graph.Definitions(all, results.Select(r => r.Name)), options, int.MaxValue)!;
    }

    private static Expr[] Roots(IReadOnlyList<(string? Name, Expr Root)> results)
    {
        var roots = new Expr[results.Count];
        for (var i = 0; i < roots.Length; i++) roots[i] = results[i].Root;
        return roots;
    }

    /// <summary>Every node of the tree takes a character or more, so its size decides at once for most graphs that are too large.</summary>
    private static Printout WriteOut(IReadOnlyList<(string? Name, Expr Root)> results, PrintOptions options)
    {
        var longest = Limits.Default.MaxSource;
        return (results.All(r => r.Root.Size <= longest) ? Write(results, [], options, longest) : null) ?? throw TooLong();
    }

    private static Printout? Write(IReadOnlyList<(string? Name, Expr Root)> results, List<(Expr Node, string Name)> definitions, PrintOptions options, int longest)
    {
        var names = new Dictionary<Expr, string>(definitions.Count);
        foreach (var (node, name) in definitions) names.Add(node, name);
        var layout = options.Layout(names);
        var (defined, written) = (new List<(string Name, string Text)>(definitions.Count), new List<(string? Name, string Text)>(results.Count));
        foreach (var (node, name) in definitions)
        {
            if (Line(layout, name, node, options, longest) is not ({ } head, { } text)) return null;
            defined.Add((head, text));
            longest -= text.Length;
        }
        foreach (var (name, root) in results)
        {
            var line = layout.NameOf(root) is { } reference ? (Head: name is null ? null : layout.Name(name), Text: reference) : Line(layout, name, root, options, longest);
            if (line.Text is not { } text) return null;
            written.Add((line.Head, text));
            longest -= text.Length;
        }
        return new(defined, written, options.Compose);
    }

    /// <summary>Name and text; what has more than two axes may be written entry by entry.</summary>
    private static (string? Head, string? Text) Line(Layout layout, string? name, Expr node, PrintOptions options, int longest)
    {
        if (!options.HasIndices || node.Shape.Rank <= 2) return (name is null ? null : layout.Name(name), layout.WriteLine(node, longest));
        var (indices, entry) = IndexForm.Of(node, inner => layout.NameOf(inner) is not null);
        return (layout.Write(IndexForm.At(name ?? Unnamed, indices, node.Shape), longest), layout.Write(entry, longest));
    }

    private static LimitException TooLong() => new(new Diagnostic(
        Codes.SourceLimit, string.Create(CultureInfo.InvariantCulture, $"written out, the text is longer than {Limits.Default.MaxSource:N0} characters (--max-source)"), default)
    {
        Hint = "print it with definitions",
    });
}
