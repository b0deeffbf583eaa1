using SymDiff.Diagnostics;

namespace SymDiff.Cli;

/// <summary>What to type where a command line leaves open by which variable to differentiate.</summary>
internal static class VariableHint
{
    /// <summary>Whether an error is of that kind.</summary>
    public static bool Fits(RequestException error) => error.Diagnostic is { Code: Codes.WithRespectTo, Expected.Count: > 1 };

    /// <summary>The error with the command line that was meant, for the first of the variables.</summary>
    public static RequestException Add(RequestException error, ParsedArguments arguments)
    {
        var name = arguments.Command.Name;
        var hint = $"type: symdiff {(name.Length == 0 ? "" : name + " ")}{Quoted(arguments.Operand!)} --wrt {Excerpt.Shorten(error.Diagnostic.Expected[0])}";
        return new(error.Diagnostic.Code, error.Diagnostic.Message, hint) { Model = error.Model };
    }

    private static string Quoted(string operand)
    {
        var isPlain = operand.Length <= Excerpt.MaxLength && !operand.AsSpan().ContainsAny("\"\\`$!") && !operand.Any(char.IsControl);
        return !isPlain ? "EXPR" : SourceText.IsElsewhere(operand) ? operand : $"\"{operand}\"";
    }
}
