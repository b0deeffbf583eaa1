using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SymDiff.Printing;

namespace SymDiff.Cli;

/// <summary>Answers as JSON; <c>docs/batch.schema.json</c> describes them.</summary>
internal static class AnswerJson
{
    private const int Version = 1;

    /// <summary>The order of a derivative's axes.</summary>
    private const string Layout = "axes of the value, then of the variable";

    /// <summary>An answer.</summary>
    public static string Of(string? id, Answer answer, bool indented) => Write(id, true, indented, json =>
    {
        if (answer.Value is { } value) WriteTensor(json, "value", value);
        if (answer.Numbers is { } numbers) WriteNumbers(json, numbers);
        WriteText(json, answer);
        WriteShapes(json, answer);
        WriteList(json, "conditions", [.. answer.Conditions.Concat(answer.Removable).Select(condition => condition.ToString())]);
        WriteList(json, "notes", [.. answer.Advice.Select(Sentence), .. answer.Notes]);
    });

    /// <summary>A failure.</summary>
    public static string Of(string? id, Diagnostic error, string source, bool indented) => Write(id, false, indented, json =>
    {
        json.WriteStartObject("error");
        json.WriteString("code", error.Code);
        json.WriteString("message", error.Message);
        if (source.Length > 0 || error.Span != default)
        {
            json.WriteNumber("start", error.Span.Start);
            json.WriteNumber("length", error.Span.Length);
        }
        WriteList(json, "expected", error.Expected);
        if (error.Hint is { } hint) json.WriteString("hint", hint);
        json.WriteEndObject();
    });

    /// <summary>An object that begins like every answer.</summary>
    public static string Write(string? id, bool ok, bool indented, Action<Utf8JsonWriter> body)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = indented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("v", Version);
            if (id is not null)
            {
                json.WritePropertyName("id");
                json.WriteRawValue(id);
            }
            json.WriteBoolean("ok", ok);
            body(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteNumbers(Utf8JsonWriter json, Numbers numbers)
    {
        json.WritePropertyName(numbers.Field);
        if (numbers.Layout == NumberLayout.ByKey) json.WriteStartObject();
        if (numbers.Layout == NumberLayout.List) json.WriteStartArray();
        for (var i = 0; i < numbers.Values.Count; i++) WriteTensor(json, numbers.Layout == NumberLayout.ByKey ? numbers.Keys[i] : null, numbers.Values[i]);
        if (numbers.Layout == NumberLayout.ByKey) json.WriteEndObject();
        if (numbers.Layout == NumberLayout.List) json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, Answer answer)
    {
        if (answer.Derivative.Count == 0) return;
        var printout = Printer.Print([.. answer.Derivative.Select(entry => ((string?)null, entry.Root))], AnswerText.Named(answer, PrintOptions.Text));
        json.WriteStartObject("derivative");
        foreach (var (entry, (_, text)) in answer.Derivative.Zip(printout.Results)) json.WriteString(KeyOf(answer, entry), text);
        json.WriteEndObject();
        WriteDefinitions(json, printout);
    }

    /// <summary>The definitions above a text, if there are any.</summary>
    public static void WriteDefinitions(Utf8JsonWriter json, Printout printout)
    {
        if (printout.Definitions.Count == 0) return;
        json.WriteStartArray("let");
        foreach (var (name, text) in printout.Definitions)
        {
            json.WriteStartArray();
            json.WriteStringValue(name);
            json.WriteStringValue(text);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static string KeyOf(Answer answer, Entry entry) => entry.Key.Length == 0 ? answer.Mode.Name : entry.Key;

    private static void WriteTensor(Utf8JsonWriter json, string? name, Tensor value)
    {
        if (name is not null) json.WritePropertyName(name);
        JsonTensor.Write(json, value);
    }

    /// <summary>The shapes of derivatives that are not numbers.</summary>
    private static void WriteShapes(Utf8JsonWriter json, Answer answer)
    {
        var tensors = answer.Derivative.Where(entry => entry.Root.Shape.Rank > 0).ToList();
        if (tensors.Count == 0) return;
        json.WriteStartObject("shape");
        foreach (var entry in tensors) json.WriteString(KeyOf(answer, entry), entry.Root.Shape.ToString());
        json.WriteEndObject();
        json.WriteString("layout", Layout);
    }

    /// <summary>A list of texts, if there are any.</summary>
    public static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0) return;
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>A note without its place.</summary>
    public static string Sentence(Diagnostic note) => note.Hint is null ? note.Message : $"{note.Message}: {note.Hint}";
}
