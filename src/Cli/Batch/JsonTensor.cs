using System.Text.Json;

namespace SymDiff.Cli;

/// <summary>Tensors in JSON: a number, or lists of equally long lists of numbers.</summary>
internal static class JsonTensor
{
    private const int MaxRank = 32;

    /// <summary>The tensor, or null if the element is none.</summary>
    public static Tensor? Read(JsonElement element)
    {
        var shape = new List<int>();
        for (var first = element; first.ValueKind == JsonValueKind.Array; first = first[0])
        {
            shape.Add(first.GetArrayLength());
            if (shape[^1] == 0 || shape.Count > MaxRank) return null;
        }
        List<JsonElement> level = [element];
        foreach (var length in shape)
        {
            if (!level.TrueForAll(list => list.ValueKind == JsonValueKind.Array && list.GetArrayLength() == length)) return null;
            level = [.. level.SelectMany(list => list.EnumerateArray())];
        }
        var values = level.ConvertAll(JsonDouble.Read);
        return values.Contains(null) ? null : new Tensor([.. shape], [.. values.Select(value => value!.Value)]);
    }

    /// <summary>Writes the tensor.</summary>
    public static void Write(Utf8JsonWriter json, Tensor tensor)
    {
        for (var place = 0; place < tensor.Values.Length; place++)
        {
            foreach (var _ in Edges(tensor, place)) json.WriteStartArray();
            Write(json, tensor.Values[place]);
            foreach (var _ in Edges(tensor, place + 1)) json.WriteEndArray();
        }
    }

    /// <summary>The axes that begin, or end, at a place: those whose length divides it.</summary>
    public static IEnumerable<int> Edges(Tensor tensor, int place)
    {
        var size = 1;
        for (var axis = tensor.Rank - 1; axis >= 0; axis--)
        {
            size *= tensor.Shape[axis];
            if (place % size != 0) yield break;
            yield return axis;
        }
    }

    private static void Write(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value)) json.WriteNumberValue(value);
        else json.WriteStringValue(JsonDouble.NameOf(value));
    }
}
