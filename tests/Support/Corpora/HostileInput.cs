using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SymDiff.Support;

/// <summary>An input that has broken some parser. Large ones are stored as generators; <see cref="Input"/> expands them.</summary>
internal sealed record HostileInput(string Id, JsonElement Generator, string[] Arguments, string Expected, string Note, string Source)
{
    /// <summary>Results that are in order: "error", "ok", or "ok:V" with the derivative's value.</summary>
    public string[] Accepted => Expected.Split('|');

    /// <summary>The text itself.</summary>
    public string Input => Generator.ValueKind == JsonValueKind.String ? Text(Generator) : string.Concat(Generator.EnumerateArray().Select(Expand));

    public static HostileInput Parse(string line)
    {
        var fields = line.Split('\t');
        return new(fields[0], JsonElement.Parse(fields[2]), JsonSerializer.Deserialize<string[]>(fields[3])!, fields[4], fields[5], fields[6]);
    }

    public override string ToString() => Id;

    // half a surrogate pair is a legal C# string and one of the hostile inputs, but JSON's reader refuses it
    private static string Text(JsonElement text) =>
        text.GetRawText().Contains(@"\ud", StringComparison.OrdinalIgnoreCase) ? Regex.Unescape(text.GetRawText()[1..^1]) : text.GetString()!;

    private static string Expand(JsonElement part)
    {
        if (part.ValueKind == JsonValueKind.String) return Text(part);
        if (part.TryGetProperty("rep", out var repeated)) return new StringBuilder().Insert(0, repeated.GetString()!, part.GetProperty("n").GetInt32()).ToString();
        return part.TryGetProperty("join", out var join) ? Join(join) : Nest(part.GetProperty("nest"));
    }

    // [format with %d, first, last, separator]
    private static string Join(JsonElement join)
    {
        var (from, to) = (join[1].GetInt32(), join[2].GetInt32());
        var terms = Enumerable.Range(from, to - from + 1).Select(i => join[0].GetString()!.Replace("%d", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return string.Join(join[3].GetString(), terms);
    }

    // [format with %s, leaf, depth]
    private static string Nest(JsonElement nest)
    {
        var text = nest[1].GetString()!;
        for (var i = nest[2].GetInt32(); i > 0; i--) text = nest[0].GetString()!.Replace("%s", text, StringComparison.Ordinal);
        return text;
    }
}
