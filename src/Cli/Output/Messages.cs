namespace SymDiff.Cli;

/// <summary>Errors and notes, for people.</summary>
/// <param name="writer">Standard error.</param>
/// <param name="hasColor">Whether the first word is coloured.</param>
internal sealed class Messages(TextWriter writer, bool hasColor)
{
    private const string Red = "\u001b[31m";
    private const string Cyan = "\u001b[36m";
    private const string Plain = "\u001b[0m";

    /// <summary>A finding about a text.</summary>
    public void Write(Diagnostic diagnostic, string source) => WriteLine(DiagnosticRenderer.Render(diagnostic, source), diagnostic.IsNote ? Cyan : Red);

    /// <summary>The notes about a text.</summary>
    public void WriteNotes(Model model)
    {
        foreach (var note in model.Notes) Write(note, model.Text);
    }

    /// <summary>An error that has no place in a text.</summary>
    public void Error(string message, string? hint = null) => WriteLine(hint is null ? $"error: {message}" : $"error: {message}\n  {hint}", Red);

    /// <summary>Something worth knowing about a result.</summary>
    public void Note(string message) => WriteLine($"note: {message}", Cyan);

    private void WriteLine(string text, string color)
    {
        var head = text.AsSpan().IndexOfAny(' ', ':');
        writer.Write(hasColor ? $"{color}{text.AsSpan(0, head)}{Plain}{text.AsSpan(head)}\n" : text + "\n");
        writer.Flush();
    }
}
