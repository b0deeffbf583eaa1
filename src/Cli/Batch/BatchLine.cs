using System.Text.Json;

namespace SymDiff.Cli;

/// <summary>Answers one line of a batch; whatever is wrong with it becomes an answer.</summary>
internal static class BatchLine
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The answer, on one line.</summary>
    public static string Answer(InputLine line, BindingOptions options, TimeSpan? timeout)
    {
        string? id = null;
        try
        {
            using var document = Parse(line);
            id = RequestReader.ReadId(document.RootElement);
            var request = RequestReader.Read(document.RootElement, options, timeout) with { Id = id };
            return TimeLimit.Run(request.Timeout, () => AnswerJson.Of(id, Responder.Respond(request), indented: false));
        }
        catch (SymDiffException error)
        {
            return AnswerJson.Of(id, error.Diagnostic, error.Text, indented: false);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return AnswerJson.Of(id, new(RequestCodes.Internal, $"internal error ({error.GetType().Name})", default), "", indented: false);
        }
    }

    private static JsonDocument Parse(InputLine line)
    {
        if (!line.IsComplete) throw new LimitException(new(Codes.SourceLimit, $"the line is longer than {LineReader.Longest:N0} characters", default));
        try
        {
            return JsonDocument.Parse(line.Text, Strict);
        }
        catch (JsonException error)
        {
            var place = Math.Clamp((int)(error.BytePositionInLine ?? 0), 0, line.Text.Length);
            throw new RequestException(new(RequestCodes.NotAnObject, "the line is not a JSON object with distinct fields", new(place, 0)), line.Text);
        }
    }
}
