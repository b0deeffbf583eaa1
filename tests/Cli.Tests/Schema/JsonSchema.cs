using System.Text.Json;

namespace SymDiff.Cli.Tests;

/// <summary>Validates JSON against the part of JSON Schema that the project's schemas use; any other keyword is an error.</summary>
internal sealed class JsonSchema
{
    private readonly JsonElement root;

    private JsonSchema(JsonElement root) => this.root = root;

    /// <summary>Reads a schema of the repository.</summary>
    public static JsonSchema Load(string path) => new(JsonElement.Parse(File.ReadAllText(Path.Combine(Repository.Root, path))));

    /// <summary>What is wrong with a value, judged by one of the schema's definitions.</summary>
    public List<string> Complaints(JsonElement value, string definition)
    {
        var complaints = new List<string>();
        Check(value, root.GetProperty("$defs").GetProperty(definition), definition, complaints);
        return complaints;
    }

    private void Check(JsonElement value, JsonElement schema, string path, List<string> complaints)
    {
        if (schema.ValueKind == JsonValueKind.False) complaints.Add($"{path}: nothing may stand here");
        if (schema.ValueKind != JsonValueKind.Object) return;
        foreach (var keyword in schema.EnumerateObject())
            if (!Holds(value, keyword, schema, path, complaints)) complaints.Add($"{path}: {value.GetRawText()} does not fit {keyword.Name} {keyword.Value.GetRawText()}");
    }

    private bool Holds(JsonElement value, JsonProperty keyword, JsonElement schema, string path, List<string> complaints)
    {
        switch (keyword.Name)
        {
            case "description":
            case "properties" or "prefixItems":
                return true;
            case "$ref":
                Check(value, root.GetProperty("$defs").GetProperty(keyword.Value.GetString()!.Split('/')[^1]), path, complaints);
                return true;
            case "type":
                return Types(keyword.Value).Any(type => Is(value, type));
            case "const":
                return JsonElement.DeepEquals(value, keyword.Value);
            case "enum":
                return keyword.Value.EnumerateArray().Any(choice => JsonElement.DeepEquals(value, choice));
            case "anyOf":
                return keyword.Value.EnumerateArray().Any(choice => Fits(value, choice, path));
            case "minimum":
                return value.GetDouble() >= keyword.Value.GetDouble();
            case "required":
                return keyword.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _));
            case "additionalProperties":
                foreach (var property in value.EnumerateObject()) Check(property.Value, PropertySchema(schema, property.Name, keyword.Value), $"{path}.{property.Name}", complaints);
                return true;
            case "items":
                foreach (var (index, item) in (value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : []).Index()) Check(item, ItemSchema(schema, index, keyword.Value), $"{path}[{index}]", complaints);
                return true;
            default:
                throw new NotSupportedException($"the keyword {keyword.Name} is not known to this validator");
        }
    }

    private bool Fits(JsonElement value, JsonElement schema, string path)
    {
        var complaints = new List<string>();
        Check(value, schema, path, complaints);
        return complaints.Count == 0;
    }

    private static JsonElement PropertySchema(JsonElement schema, string name, JsonElement otherwise) =>
        schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out var found) ? found : otherwise;

    private static JsonElement ItemSchema(JsonElement schema, int index, JsonElement otherwise) =>
        schema.TryGetProperty("prefixItems", out var items) && index < items.GetArrayLength() ? items[index] : otherwise;

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.String ? [type.GetString()!] : type.EnumerateArray().Select(one => one.GetString()!);

    private static bool Is(JsonElement value, string type) => type switch
    {
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => value.ValueKind.ToString().Equals(type, StringComparison.OrdinalIgnoreCase),
    };
}
