using System.Text.Json;
using SymDiff.Diagnostics;

namespace SymDiff.Cli;

/// <summary>Reads requests from JSON; every field has its kind, and no other field is accepted.</summary>
internal static class RequestReader
{
    private static readonly Dictionary<string, Func<Request, JsonElement, Request>> Fields = new(StringComparer.Ordinal)
    {
        ["id"] = (request, value) => request with { Id = IsId(value) ? value.GetRawText() : throw new FieldKindException("write a string or a number") },
        ["expr"] = (request, value) => WithText(request, value),
        ["program"] = (request, value) => WithText(request, value),
        ["of"] = (request, value) => request with { Of = Text(value) },
        ["declare"] = (request, value) => request with { Options = request.Options with { Declarations = Texts(value) } },
        ["syntax"] = (request, value) => request with { Options = request.Options with { Syntax = DialectOf(value) } },
        ["define"] = (request, value) => request with { Options = request.Options with { Definitions = Texts(value) } },
        ["opaque"] = (request, value) => request with { Options = request.Options with { Opaque = Texts(value) } },
        ["assume"] = (request, value) => request with { Options = request.Options with { Assumptions = Texts(value) } },
        ["without"] = (request, value) => request with { Without = Rules(Texts(value)) },
        ["wrt"] = (request, value) => request with { Wrt = Texts(value) },
        ["at"] = (request, value) => request with { At = Numbers(value) },
        ["order"] = (request, value) => request with { Order = Count(value) },
        ["simplify"] = (request, value) => request with { Simplify = Flag(value) },
        ["text"] = (request, value) => request with { WantsText = Flag(value) },
        ["timeout_ms"] = (request, value) => request with { Timeout = TimeSpan.FromMilliseconds(Count(value)) },
        ["mode"] = (request, value) => request with { Mode = ModeOf(value) },
        ["cotangent"] = (request, value) => request with { Cotangent = Number(value) },
        ["tangent"] = (request, value) => request with { Tangent = Numbers(value) },
    };

    /// <summary>The identification as JSON, null if there is none; also of a request that is wrong otherwise.</summary>
    public static string? ReadId(JsonElement request) =>
        request.ValueKind == JsonValueKind.Object && request.TryGetProperty("id", out var id) && IsId(id) ? id.GetRawText() : null;

    /// <summary>The request.</summary>
    /// <exception cref="RequestException">A field is unknown, missing or of another kind.</exception>
    public static Request Read(JsonElement element, BindingOptions options, TimeSpan? timeout)
    {
        if (element.ValueKind != JsonValueKind.Object) throw new RequestException(RequestCodes.NotAnObject, "the line is not a JSON object", "write {\"expr\":\"x^2\"}");
        var request = new Request { Text = "", Options = options, Timeout = timeout };
        foreach (var field in element.EnumerateObject()) request = With(request, field);
        var texts = (element.TryGetProperty("expr", out _) ? 1 : 0) + (element.TryGetProperty("program", out _) ? 1 : 0);
        return texts == 1 ? request
            : throw new RequestException(RequestCodes.MissingField, texts == 0 ? "there is no expression" : "'expr' and 'program' exclude each other", "give 'expr' or 'program'");
    }

    private static Request With(Request request, JsonProperty field)
    {
        if (!Fields.TryGetValue(field.Name, out var read))
            throw new RequestException(RequestCodes.UnknownField, $"unknown field {Excerpt.Quote(field.Name)}", Suggestions.DidYouMean(field.Name, Fields.Keys));
        try
        {
            return read(request, field.Value);
        }
        catch (Exception error) when (error is FieldKindException or InvalidOperationException)
        {
            throw new RequestException(RequestCodes.FieldKind, $"the field '{field.Name}' has a wrong value", (error as FieldKindException)?.Message ?? "write valid Unicode");
        }
    }

    private static bool IsId(JsonElement value) => value.ValueKind is JsonValueKind.Number or JsonValueKind.String or JsonValueKind.Null;

    private static Request WithText(Request request, JsonElement value) => request with { Text = Text(value) };

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new FieldKindException("write a string");

    /// <summary>A list of strings; one string stands for a list of one.</summary>
    private static string[] Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [Text(value)],
        JsonValueKind.Array => [.. value.EnumerateArray().Select(Text)],
        _ => throw new FieldKindException("write a list of strings"),
    };

    private static string[] Rules(string[] names) =>
        RuleNames.Unknown(names) is not { } unknown ? names : throw new FieldKindException($"there is no rule {Excerpt.Quote(unknown)}: {RuleNames.Hint(unknown)}");

    private static bool Flag(JsonElement value) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw new FieldKindException("write true or false");

    private static int Count(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count > 0 ? count : throw new FieldKindException("write a whole number from 1 on");

    private static Tensor Number(JsonElement value) =>
        JsonTensor.Read(value) ?? throw new FieldKindException("write a number, \"NaN\", \"Infinity\" or \"-Infinity\", or lists of them, equally long");

    private static Dictionary<string, Tensor> Numbers(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object) throw new FieldKindException("write an object with a number or an array for each variable");
        return value.EnumerateObject().ToDictionary(entry => Binding.VariableName.Normalized(entry.Name), entry => Number(entry.Value), StringComparer.Ordinal);
    }

    private static Dialect DialectOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? Dialects.Find(Text(value)) ?? throw WrongDialect() : throw WrongDialect();

    private static FieldKindException WrongDialect() => new($"write \"{Dialects.Standard}\" or \"{Dialects.Matlab}\"");

    private static Mode ModeOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && Mode.All.FirstOrDefault(mode => value.ValueEquals(mode.Name)) is { } known ? known
        : throw new FieldKindException($"write one of {string.Join(", ", Mode.All.Select(mode => mode.Name))}");
}
