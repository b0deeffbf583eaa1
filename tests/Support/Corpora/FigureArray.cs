using System.Text.Json;
using System.Text.Json.Serialization;

namespace SymDiff.Support;

/// <summary>A number, vector or matrix as the corpora spell it: nested lists of figures.</summary>
/// <param name="Shape">Lengths of the axes; none for a number.</param>
/// <param name="Entries">The figures, the last axis fastest.</param>
[JsonConverter(typeof(FigureArrayConverter))]
internal sealed record FigureArray(int[] Shape, Figure[] Entries)
{
    /// <summary>The nearest doubles.</summary>
    public double[] Values => [.. Entries.Select(entry => entry.Value)];
}

/// <summary>Reads nested lists of one length a level.</summary>
internal sealed class FigureArrayConverter : JsonConverter<FigureArray>
{
    public override FigureArray Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Read(document.RootElement, options);
    }

    public override void Write(Utf8JsonWriter writer, FigureArray value, JsonSerializerOptions options) => throw new NotSupportedException("the corpora are only read");

    private static FigureArray Read(JsonElement element, JsonSerializerOptions options)
    {
        if (element.ValueKind != JsonValueKind.Array) return new([], [element.Deserialize<Figure>(options)]);
        FigureArray[] parts = [.. element.EnumerateArray().Select(part => Read(part, options))];
        return parts.All(part => part.Shape.SequenceEqual(parts[0].Shape))
            ? new([parts.Length, .. parts[0].Shape], [.. parts.SelectMany(part => part.Entries)])
            : throw new JsonException("lists of one level have different lengths");
    }
}
