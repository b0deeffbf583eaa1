using System.Text;

namespace SymDiff.Printing;

/// <summary>The language of Mermaid, which many editors and web pages draw.</summary>
internal static class MermaidPicture
{
    /// <summary>The drawing as a flowchart that grows upwards, one subgraph a part.</summary>
    public static string Of(ComputationGraph graph)
    {
        var text = new StringBuilder("flowchart BT\n");
        for (var frame = 0; frame < graph.Frames.Count; frame++)
        {
            text.Append(Invariant($"  subgraph s{frame}[{Quoted(graph.Frames[frame])}]\n"));
            foreach (var (place, vertex) in graph.Vertices.Index())
                if (vertex.Frame == frame) text.Append(Invariant($"    n{place}{Shaped(vertex)}\n"));
            text.Append("  end\n");
        }
        foreach (var edge in graph.Edges) text.Append(Invariant($"  n{edge.From} -->{(edge.Label.Length == 0 ? "" : $"|{Quoted(edge.Label)}|")} n{edge.To}\n"));
        return text.ToString().TrimEnd('\n');
    }

    private static string Shaped(Vertex vertex) => vertex.Kind switch
    {
        VertexKind.Input => $"[{Quoted(vertex.Label)}]",
        VertexKind.Operation => $"([{Quoted($"{vertex.Title}: {vertex.Label}")}])",
        _ => $">{Quoted(vertex.Label)}]",
    };

    /// <summary>Characters that Mermaid or HTML would read are written by number.</summary>
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
            if (char.IsLetterOrDigit(character) || " :=,.()'_@".Contains(character)) quoted.Append(character);
            else quoted.Append(Invariant($"#{(int)character};"));
        return quoted.Append('"').ToString();
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
