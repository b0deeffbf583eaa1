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
            var request = RequestReader.Read(document.RootElement, options, timeout);
            return TimeLimit.Run(request.Timeout, () => AnswerJson.Of(id, Responder.Respond(request), indented: false));
        }
        catch (SymDiffException error)
        {
            return AnswerJson.Of(id, error.Diagnostic, error.Text, indented: false);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return AnswerJson.Of(id, new(RequestCodes.Internal, InternalFault.Text(error), default) { Hint = InternalFault.Hint }, "", indented: false);
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
            throw new RequestException(
                new(RequestCodes.NotAnObject, "the line is not a JSON object with distinct fields", new(Units(line.Text, error.BytePositionInLine ?? 0), 0)), line.Text);
        }
    }

    /// <summary>The place of a byte of the UTF-8 form, in UTF-16 units.</summary>
    private static int Units(string text, long bytes)
    {
        var units = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if ((bytes -= rune.Utf8SequenceLength) < 0) break;
            units += rune.Utf16SequenceLength;
        }
        return units;
    }
}
