using SymDiff.Simplification;

namespace SymDiff.Printing;

/// <summary>
/// What is drawn of a graph: operators in order of evaluation, numbered u1, u2, ...; a shared node once, a literal at every use. What is computed for the first part stands in its
/// frame, what only later parts need in theirs.
/// </summary>
/// <param name="Vertices">Inputs and literals, operations, results; each after what it reads.</param>
/// <param name="Edges">From what is read to what reads it.</param>
/// <param name="Frames">The titles of the parts.</param>
internal sealed record ComputationGraph(IReadOnlyList<Vertex> Vertices, IReadOnlyList<Arrow> Edges, IReadOnlyList<string> Frames)
{
    /// <summary>The drawing of some results.</summary>
    /// <param name="parts">Title and results of each part.</param>
    /// <param name="names">Names that the model gives to nodes.</param>
    public static ComputationGraph Of(IReadOnlyList<(string Title, IReadOnlyList<(string Name, Expr Root)> Results)> parts, IReadOnlyDictionary<Expr, string> names)
    {
        var drawing = new Drawing(names);
        for (var frame = 0; frame < parts.Count; frame++) drawing.Add(parts[frame].Results, frame);
        return new(drawing.Vertices, drawing.Edges, [.. parts.Select(part => part.Title)]);
    }

    /// <summary>A function, and beside it its derivatives, which read from it what they share.</summary>
    /// <param name="function">The function as it was written.</param>
    /// <param name="derivatives">Its derivatives in the form that people read.</param>
    /// <param name="names">Names that the model gives to nodes.</param>
    /// <param name="options">What was assumed when the derivatives were simplified, and rules left out.</param>
    public static ComputationGraph Beside((string Name, Expr Root) function, IReadOnlyList<(string Name, Expr Root)> derivatives,
        IReadOnlyDictionary<Expr, string> names, SimplifyOptions options)
    {
        var shared = WrittenForms.Restore([.. derivatives.Select(derivative => derivative.Root)], function.Root, options);
        return Of([("function", [function]), ("gradient", [.. derivatives.Zip(shared, (derivative, root) => (derivative.Name, root))])], names);
    }

    private sealed class Drawing(IReadOnlyDictionary<Expr, string> names)
    {
        private readonly Dictionary<Expr, int> places = [];
        private int operations;

        public List<Vertex> Vertices { get; } = [];

        public List<Arrow> Edges { get; } = [];

        public void Add(IReadOnlyList<(string Name, Expr Root)> results, int frame)
        {
            foreach (var (name, root) in results)
            {
                foreach (var node in Drawn(root)) Add(node, frame);
                var value = PlaceOf(root, frame);
                Edges.Add(new(value, Append(new(name, VertexKind.Result, frame)), Text(root.Shape)));
            }
        }

        /// <summary>The nodes that are new and written: what a notation implies, such as the unit vector of x[0], is not.</summary>
        private IEnumerable<Expr> Drawn(Expr root) => Traversal.PostOrder(root, Operands).Where(node => node.Literal is null && !places.ContainsKey(node));

        private void Add(Expr node, int frame)
        {
            var operands = Operands(node);
            int[] sources = [.. operands.Select(operand => PlaceOf(operand, frame))];
            places[node] = operands.Count == 0 ? Append(new(Label(node), VertexKind.Input, frame))
                : Append(new(Label(node), VertexKind.Operation, frame) { Step = $"u{++operations}", Name = names.GetValueOrDefault(node) });
            var isOrdered = operands.Count > 1 && !node.Op.IsCommutative;
            for (var i = 0; i < sources.Length; i++) Edges.Add(new(sources[i], places[node], Text(operands[i].Shape)) { Position = isOrdered ? i + 1 : 0 });
        }

        private int PlaceOf(Expr node, int frame) => node.Literal is null ? places[node] : Append(new(Label(node), VertexKind.Input, frame));

        private int Append(Vertex vertex)
        {
            Vertices.Add(vertex);
            return Vertices.Count - 1;
        }

        private static IReadOnlyList<Expr> Operands(Expr node) => node.Op.SpellingOf(node)?.Operands ?? node.ArgList;

        private static string Text(Shape shape) => shape.Rank == 0 ? "" : shape.ToString();

        /// <summary>The operator as it is written, without its operands: <c>+</c>, <c>@</c>, <c>sum(axis=1)</c>.</summary>
        private static string Label(Expr node)
        {
            if (node.Op.SpellingOf(node) is not { } spelling) return node.Op.Notation.Symbol is { Length: > 0 } symbol ? symbol : node.Op.Head;
            if (spelling.Notation.Symbol.Length > 0) return spelling.Notation.Symbol;
            return (spelling.Before + spelling.After).Replace("(, ", "(", StringComparison.Ordinal).Replace(", )", ")", StringComparison.Ordinal)
                .Replace("()", "", StringComparison.Ordinal);
        }
    }
}

/// <summary>A vertex of a drawing.</summary>
/// <param name="Label">What is written on it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Frame">The number of the part that needs it first.</param>
internal sealed record Vertex(string Label, VertexKind Kind, int Frame)
{
    /// <summary>The step of evaluation, u1, u2, ...; null for what is not computed.</summary>
    public string? Step { get; init; }

    /// <summary>The name that the model gives to it, or null.</summary>
    public string? Name { get; init; }

    /// <summary>What precedes the label: <c>u3</c>, <c>u3 = z</c>.</summary>
    public string Title => Step is null ? "" : Name is null ? Step : $"{Step} = {Name}";
}

/// <summary>What a vertex is.</summary>
internal enum VertexKind
{
    /// <summary>A variable or a number.</summary>
    Input,

    /// <summary>An operator.</summary>
    Operation,

    /// <summary>The name of a result.</summary>
    Result,
}

/// <summary>An edge of a drawing.</summary>
/// <param name="From">The vertex that is read.</param>
/// <param name="To">The vertex that reads it.</param>
/// <param name="Shape">The shape of what passes; empty for a number.</param>
internal sealed record Arrow(int From, int To, string Shape)
{
    /// <summary>Which operand it is, from 1 on, where the order matters; otherwise 0.</summary>
    public int Position { get; init; }

    /// <summary>What is written beside the edge.</summary>
    public string Label => string.Join(' ', new[] { Position == 0 ? "" : FormattableString.Invariant($"{Position}"), Shape }.Where(part => part.Length > 0));
}
