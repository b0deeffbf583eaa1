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
        Write("loss", result.Loss);
        Write("gradientNorm", result.GradientNorm);
        if (result.DegreesOfFreedom is { } freedom) json.WriteNumber("degreesOfFreedom", freedom);
        if (result.ResidualDeviation is { } deviation) Write("residualDeviation", deviation);
        json.WriteNumber("steps", result.Steps);
        json.WriteString("stop", JsonNamingPolicy.CamelCase.ConvertName(result.Stop.ToString()));
        json.WriteBoolean("success", result.IsSuccess);

        void Write(string name, double value)
        {
            json.WritePropertyName(name);
            JsonTensor.Write(json, value);
        }
    });
}
