using System.Text;

namespace SymDiff.Printing;

/// <summary>A drawing for terminals: each result above what it is made of; what was drawn before is named by its step.</summary>
internal static class TreePicture
{
    /// <summary>One tree a result.</summary>
    public static string Of(ComputationGraph graph)
    {
        var operands = graph.Edges.ToLookup(edge => edge.To);
        var (text, drawn) = (new StringBuilder(), new HashSet<int>());
        foreach (var (result, vertex) in graph.Vertices.Index())
        {
            if (vertex.Kind != VertexKind.Result) continue;
            text.Append(vertex.Label).Append('\n');
            Draw(graph, operands, operands[result], text, drawn);
        }
        return text.ToString().TrimEnd('\n');
    }

    private static void Draw(ComputationGraph graph, ILookup<int, Arrow> operands, IEnumerable<Arrow> roots, StringBuilder text, HashSet<int> drawn)
    {
        var open = new Stack<(Arrow Edge, string Indent, bool IsLast)>();
        Push(roots, "");
        while (open.TryPop(out var next))
        {
            var vertex = graph.Vertices[next.Edge.From];
            text.Append(next.Indent).Append(next.IsLast ? "└─ " : "├─ ");
            var isNew = vertex.Step is null || drawn.Add(next.Edge.From);
            text.Append(isNew ? Line(vertex) : vertex.Step).Append(next.Edge.Shape.Length == 0 ? "" : " " + next.Edge.Shape).Append('\n');
            if (isNew) Push(operands[next.Edge.From], next.Indent + (next.IsLast ? "   " : "│  "));
        }

        void Push(IEnumerable<Arrow> edges, string indent)
        {
            var isLast = true;
            foreach (var edge in edges.Reverse())
            {
                open.Push((edge, indent, isLast));
                isLast = false;
            }
        }
    }

    private static string Line(Vertex vertex) => vertex.Step is null ? vertex.Label : $"{vertex.Title}: {vertex.Label}";
}
