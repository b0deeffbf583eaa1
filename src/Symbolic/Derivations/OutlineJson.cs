using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SymDiff.Printing;

namespace SymDiff.Derivations;

/// <summary>A derivation as JSON; <c>docs/derivation.schema.json</c> describes it.</summary>
internal sealed class OutlineJson
{
    private const int Version = 1;

    private readonly Utf8JsonWriter json;

    private OutlineJson(Utf8JsonWriter json) => this.json = json;

    /// <summary>The text, indented.</summary>
    public static string Of(Derivation derivation, bool isBrief)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(buffer, options)) new OutlineJson(json).Write(derivation, isBrief);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void Write(Derivation derivation, bool isBrief)
    {
        json.WriteStartObject();
        json.WriteNumber("v", Version);
        json.WriteBoolean("ok", true);
        List("lower", [.. derivation.LowerOrders()], lower => WriteSteps(lower, isBrief));
        WriteSteps(derivation, isBrief);
        json.WriteEndObject();
    }

    private void WriteSteps(Derivation derivation, bool isBrief)
    {
        var outline = OutlineBuilder.Build(derivation, PrintOptions.Text, isBrief);
        List("recognize", outline.Recognized, Write);
        List("forward", outline.Forward, group => Write(group, step => json.WriteString("value", step.Parts[0].Value)));
        List("reverse", outline.Reverse, group => Write(group, WriteParts));
        List("simplify", outline.Rewrites, Write);
        WriteResults(derivation);
        Texts("conditions", outline.Conditions);
    }

    private void Write(OutlineGroup group, Action<OutlineStep> content)
    {
        if (group.Title is { } title) json.WriteString("group", title);
        List("steps", group.Steps, step =>
        {
            json.WriteNumber("step", step.Number);
            json.WriteString("name", step.Name);
            content(step);
        });
    }

    private void WriteParts(OutlineStep step) => List("sum", step.Parts, part =>
    {
        json.WriteString("value", part.Value);
        if (part.Rule is not { } rule) return;
        json.WriteString("operator", rule.Operator);
        json.WriteString("rule", rule.Gradient);
    });

    private void Write(OutlineRewrite step)
    {
        json.WriteNumber("step", step.Number);
        if (step.Reason.Length > 0) json.WriteString("reason", step.Reason);
        if (step.Sides is (var before, var after))
        {
            json.WriteString("before", before);
            json.WriteString("after", after);
        }
        Texts("where", step.Conditions);
        json.WriteNumber("count", step.Count);
    }

    /// <summary>By variable, as in an answer of a batch.</summary>
    private void WriteResults(Derivation derivation)
    {
        var printout = Printer.Print([.. derivation.Results.Select(result => ((string?)null, result.Simplified))],
            PrintOptions.Text with { Names = derivation.Names, Taken = [.. derivation.Names.Values] });
        json.WriteStartObject("derivative");
        foreach (var (result, (_, text)) in derivation.Results.Zip(printout.Results)) json.WriteString(result.Variable, text);
        json.WriteEndObject();
        WriteDefinitions(printout.Definitions);
        var tensors = derivation.Results.Where(result => result.Simplified.Shape.Rank > 0).ToList();
        if (tensors.Count == 0) return;
        json.WriteStartObject("shape");
        foreach (var result in tensors) json.WriteString(result.Variable, result.Simplified.Shape.ToString());
        json.WriteEndObject();
    }

    private void WriteDefinitions(IReadOnlyList<(string Name, string Text)> definitions)
    {
        if (definitions.Count == 0) return;
        json.WriteStartArray("let");
        foreach (var (name, text) in definitions)
        {
            json.WriteStartArray();
            json.WriteStringValue(name);
            json.WriteStringValue(text);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    /// <summary>A list of objects; nothing if it is empty.</summary>
    private void List<T>(string name, IReadOnlyList<T> items, Action<T> write)
    {
        if (items.Count == 0) return;
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void Texts(string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0) return;
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
