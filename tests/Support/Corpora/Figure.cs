using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SymDiff.Support;

/// <summary>A number as the corpora spell it, usually to 25 digits, and the double nearest to it.</summary>
[JsonConverter(typeof(FigureConverter))]
internal readonly record struct Figure(string Text)
{
    /// <summary>The nearest double; beyond the largest one infinity.</summary>
    public double Value { get; } = Parse(Text);

    public override string ToString() => Text;

    private static double Parse(string text) => text switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" => double.NaN,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };
}

/// <summary>Reads a figure from a JSON string or number, keeping its spelling.</summary>
internal sealed class FigureConverter : JsonConverter<Figure>
{
    public override Figure Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var value = JsonDocument.ParseValue(ref reader);
        return new(value.RootElement.ValueKind == JsonValueKind.String ? value.RootElement.GetString()! : value.RootElement.GetRawText());
    }

    public override void Write(Utf8JsonWriter writer, Figure value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}
