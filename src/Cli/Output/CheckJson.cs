using System.Text.Json;

namespace SymDiff.Cli;

/// <summary>A check of derivatives as JSON: for each variable all partial derivatives in the order of the derivative's entries.</summary>
internal static class CheckJson
{
    public static string Of(GradientCheck check) => AnswerJson.Write(null, true, true, json =>
    {
        WriteVerdict(json, check.Verdict);
        Write(json, "worstError", check.WorstError);
        json.WriteStartObject("variables");
        foreach (var variable in check.Variables)
        {
            json.WriteStartObject(variable.Variable);
            WriteVerdict(json, variable.Verdict);
            WriteAll(json, "derivative", variable, partial => partial.Derivative);
            WriteAll(json, "numerical", variable, partial => partial.Numerical);
            WriteAll(json, "uncertainty", variable, partial => partial.Uncertainty);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    });

    private static void WriteVerdict(Utf8JsonWriter json, CheckVerdict verdict)
    {
        json.WriteBoolean("correct", verdict == CheckVerdict.Correct);
        json.WriteString("verdict", JsonNamingPolicy.CamelCase.ConvertName(verdict.ToString()));
    }

    /// <summary>The numbers in the shape of the derivative.</summary>
    private static void WriteAll(Utf8JsonWriter json, string name, VariableCheck variable, Func<PartialCheck, double> number)
    {
        int[] shape = variable.Partials is [.., var last] ? [.. last.Index.Select(place => place + 1)] : [0];
        json.WritePropertyName(name);
        JsonTensor.Write(json, new Tensor(shape, [.. variable.Partials.Select(number)]));
    }

    private static void Write(Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        JsonTensor.Write(json, Tensor.Scalar(value));
    }
}
