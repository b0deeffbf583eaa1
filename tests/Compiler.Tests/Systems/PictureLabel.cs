using System.Text.Json;

namespace SymDiff.Compiler.Tests.Systems;

/// <summary>A text in a drawing and the rectangle that it fills, in points.</summary>
/// <param name="Text">The text.</param>
/// <param name="Left">The left edge.</param>
/// <param name="Right">The right edge.</param>
/// <param name="Baseline">The height of the baseline.</param>
/// <param name="Size">The size of the font.</param>
internal sealed record PictureLabel(string Text, double Left, double Right, double Baseline, double Size)
{
    /// <summary>How much of its size a font rises above the baseline, and descends below.</summary>
    private const double Rise = 0.75;
    private const double Descent = 0.2;

    /// <summary>All texts of a drawing that Graphviz has laid out (<c>dot -Tjson</c>): its drawing operations F set a font and T write a text.</summary>
    public static List<PictureLabel> Of(string json)
    {
        var root = JsonElement.Parse(json);
        return [.. new[] { root }.Concat(Elements(root, "objects")).Concat(Elements(root, "edges")).SelectMany(element => Written(Elements(element, "_ldraw_")))];
    }

    /// <summary>Whether the two rectangles share a point.</summary>
    public bool Covers(PictureLabel other) =>
        Left < other.Right && other.Left < Right && Baseline - (Descent * Size) < other.Baseline + (Rise * other.Size) && other.Baseline - (Descent * other.Size) < Baseline + (Rise * Size);

    private static IEnumerable<PictureLabel> Written(IEnumerable<JsonElement> operations)
    {
        var size = 0.0;
        foreach (var operation in operations)
        {
            var kind = operation.GetProperty("op").GetString();
            if (kind == "F") size = operation.GetProperty("size").GetDouble();
            if (kind != "T") continue;
            var (x, width) = (operation.GetProperty("pt")[0].GetDouble(), operation.GetProperty("width").GetDouble());
            var left = x - (operation.GetProperty("align").GetString() switch { "l" => 0, "r" => width, _ => width / 2 });
            yield return new(operation.GetProperty("text").GetString()!, left, left + width, operation.GetProperty("pt")[1].GetDouble(), size);
        }
    }

    private static JsonElement.ArrayEnumerator Elements(JsonElement element, string name) => element.TryGetProperty(name, out var list) ? list.EnumerateArray() : default;
}
