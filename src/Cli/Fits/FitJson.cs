using System.Text.Json;

namespace SymDiff.Cli;

/// <summary>The result of a fit as JSON.</summary>
internal static class FitJson
{
    public static string Of(FitResult result) => AnswerJson.Write(null, true, true, json =>
    {
        json.WritePropertyName("parameters");
        ParameterFile.Write(json, result.Parameters);
        if (result.StandardErrors.Count > 0)
        {
            json.WritePropertyName("standardErrors");
            ParameterFile.Write(json, result.StandardErrors);
        }
        json.WriteNumber("loss", result.Loss);
        json.WriteNumber("gradientNorm", result.GradientNorm);
        if (result.DegreesOfFreedom is { } freedom) json.WriteNumber("degreesOfFreedom", freedom);
        if (result.ResidualDeviation is { } deviation) json.WriteNumber("residualDeviation", deviation);
        json.WriteNumber("steps", result.Steps);
        json.WriteString("stop", JsonNamingPolicy.CamelCase.ConvertName(result.Stop.ToString()));
        json.WriteBoolean("success", result.IsSuccess);
    });
}
