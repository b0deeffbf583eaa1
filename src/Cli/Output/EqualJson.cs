using System.Text.Json;

namespace SymDiff.Cli;

/// <summary>Whether two expressions are equal, as JSON.</summary>
internal static class EqualJson
{
    public static string Of(EqualityResult result, Proof? proof) => AnswerJson.Write(null, true, true, json =>
    {
        json.WriteString("verdict", Word(result.Verdict));
        AnswerJson.WriteList(json, "conditions", Texts(result.Conditions));
        if (result.Counterexample is { } found) Write(json, found);
        if (result.Verdict == Verdict.Undecided) json.WriteString("stop", Word(result.Stop));
        if (proof is not null) Write(json, proof);
    });

    private static void Write(Utf8JsonWriter json, Counterexample found)
    {
        Write("left", found.Left);
        Write("right", found.Right);
        if (found.Entry.Length > 0) json.WriteString("entry", found.Entry);
        json.WriteStartObject("at");
        foreach (var (name, value) in found.At) Write(name, value);
        json.WriteEndObject();

        void Write(string name, double value)
        {
            json.WritePropertyName(name);
            JsonTensor.Write(json, value);
        }
    }

    private static void Write(Utf8JsonWriter json, Proof proof)
    {
        json.WriteStartArray("steps");
        foreach (var step in proof.Steps)
        {
            json.WriteStartObject();
            json.WriteString("before", step.Before.ToString());
            json.WriteString("after", step.After.ToString());
            json.WriteString("reason", step.Reason);
            AnswerJson.WriteList(json, "conditions", Texts(step.Conditions));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string[] Texts(IEnumerable<Expr> conditions) => [.. conditions.Select(condition => condition.ToString())];

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
