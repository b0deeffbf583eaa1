using System.Text.Encodings.Web;
using System.Text.Json;
using SymDiff.Binding;
using SymDiff.Diagnostics;

namespace SymDiff.Cli;

/// <summary>Parameters in a file: a JSON object with a number, or nested lists of numbers, for each.</summary>
internal static class ParameterFile
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The parameters in their order.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="RequestException">It is no such object.</exception>
    public static IEnumerable<KeyValuePair<string, Tensor>> Read(string path)
    {
        using var document = Parse(path, InputFile.ReadAll(path));
        if (document.RootElement.ValueKind != JsonValueKind.Object) throw Wrong(path, "it is no object");
        return [.. document.RootElement.EnumerateObject().Select(field =>
            KeyValuePair.Create(VariableName.Normalized(field.Name),
                JsonTensor.Read(field.Value) ?? throw Wrong(path, $"{Excerpt.Quote(field.Name)} is no number and no list of numbers")))];
    }

    /// <summary>Writes a file that <see cref="Read"/> reads. It is written beside its place and then renamed: there is never half a file.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> parameters)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = File.Create(unfinished))
            {
                using (var json = new Utf8JsonWriter(stream, Readable)) Write(json, parameters);
                stream.Write("\n"u8);
            }
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Writes the object.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyDictionary<string, Tensor> parameters)
    {
        json.WriteStartObject();
        foreach (var (name, value) in parameters)
        {
            json.WritePropertyName(name);
            JsonTensor.Write(json, value);
        }
        json.WriteEndObject();
    }

    private static JsonDocument Parse(string path, string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException error)
        {
            throw Wrong(path, $"line {(error.LineNumber ?? 0) + 1} is not JSON");
        }
    }

    private static RequestException Wrong(string path, string what) =>
        new(RequestCodes.Data, $"the file {Excerpt.Quote(path)} has no parameters: {what}", "write {\"b1\": 1, \"W\": [[1, 2], [3, 4]]}, or b1=1, b2=2 instead of a file");
}
