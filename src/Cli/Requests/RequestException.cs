namespace SymDiff.Cli;

/// <summary>What is asked about an expression is wrong, not the expression: a variable, a value, a field.</summary>
internal sealed class RequestException(Diagnostic diagnostic, string source = "") : SymDiffException(diagnostic, source)
{
    /// <summary>A finding without a place in a text.</summary>
    public RequestException(string code, string message, string? hint = null)
        : this(new Diagnostic(code, message, default) { Hint = hint })
    {
    }

    /// <summary>The text that is asked about, whose notes may explain the error; null if there is none.</summary>
    public Model? Model { get; init; }
}
