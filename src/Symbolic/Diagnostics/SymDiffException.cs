namespace SymDiff;

/// <summary>The text or the request is wrong: carries the diagnostic with its code and span.</summary>
public class SymDiffException : Exception
{
    /// <summary>Wraps a diagnostic.</summary>
    /// <param name="diagnostic">What is wrong and where.</param>
    /// <param name="source">The text that the span refers to; empty when there is none.</param>
    public SymDiffException(Diagnostic diagnostic, string source = "")
        : base($"{diagnostic.Code}: {diagnostic.Message}")
    {
        Diagnostic = diagnostic;
        Text = source;
    }

    /// <summary>What is wrong and where.</summary>
    public Diagnostic Diagnostic { get; }

    /// <summary>The text that the diagnostic's span refers to.</summary>
    public string Text { get; }
}

/// <summary>A limit of <see cref="Limits"/> was reached; the message names it and its option.</summary>
public sealed class LimitException(Diagnostic diagnostic, string source = "") : SymDiffException(diagnostic, source);
