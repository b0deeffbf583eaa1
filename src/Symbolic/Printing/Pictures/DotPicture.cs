using System.Text;

namespace SymDiff.Printing;

/// <summary>The language of Graphviz.</summary>
internal static class DotPicture
{
    /// <summary>
    /// The drawing as a directed graph that grows upwards, one cluster a part, its title at the top (in a graph that grows upwards that is 'b'), where few edges pass.
    /// </summary>
    public static string Of(ComputationGraph graph)
    {
        var text =
            new StringBuilder("digraph symdiff {\n  rankdir=BT;\n  fontname=\"Helvetica\";\n  node [fontname=\"Helvetica\"];\n  edge [fontname=\"Helvetica\", fontsize=10];\n");
        for (var frame = 0; frame < graph.Frames.Count; frame++)
        {
            text.Append(Invariant($"  subgraph cluster_{frame} {{\n    label={Quoted(graph.Frames[frame])}; labelloc=b; labeljust=l;\n"));
            foreach (var (place, vertex) in graph.Vertices.Index())
                if (vertex.Frame == frame) text.Append(Invariant($"    n{place} [{Attributes(vertex)}];\n"));
            text.Append("  }\n");
        }
        foreach (var edge in graph.Edges) text.Append(Invariant($"  n{edge.From} -> n{edge.To}{(edge.Label.Length == 0 ? "" : $" [label={Quoted($" {edge.Label} ")}]")};\n"));
        return text.Append('}').ToString();
    }

    private static string Attributes(Vertex vertex) => vertex.Kind switch
    {
        VertexKind.Input => $"label={Quoted(vertex.Label)}, shape=box, style=rounded",
        VertexKind.Operation => $"label={Quoted($"{vertex.Title}: {vertex.Label}")}, shape=ellipse",
        _ => $"label={Quoted(vertex.Label)}, shape=plaintext",
    };

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
