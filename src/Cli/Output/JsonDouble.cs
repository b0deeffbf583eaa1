using System.Text.Json;

namespace SymDiff.Cli;

/// <summary>Doubles in JSON: numbers, and words for those that JSON has no number for.</summary>
internal static class JsonDouble
{
    private static readonly (string Name, double Value)[] Words = [("NaN", double.NaN), ("Infinity", double.PositiveInfinity), ("-Infinity", double.NegativeInfinity)];

    /// <summary>The word for a number that is not finite.</summary>
    public static string NameOf(double value) => Array.Find(Words, word => word.Value.Equals(value)).Name;

    /// <summary>The double of a JSON value, or null if it is none.</summary>
    public static double? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.String when Array.Find(Words, word => element.ValueEquals(word.Name)) is { Name: not null } word => word.Value,
        _ => null,
    };
}
