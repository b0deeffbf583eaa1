using System.Globalization;
using System.Text;
using SymDiff.Diagnostics;

namespace SymDiff;

/// <summary>Writes a diagnostic as people read it: code, sentence, source line, carets under the exact span, hint.</summary>
public static class DiagnosticRenderer
{
    private const int WindowLength = 100;

    /// <summary>The diagnostic as lines separated by <c>\n</c>, without a final one.</summary>
    /// <remarks>
    /// Long lines are cut to a window around the span, control characters appear as <c>\u001b</c>, and a line number stands before
    /// the line if the source has several.
    /// </remarks>
    /// <param name="diagnostic">What to show.</param>
    /// <param name="source">The text that the diagnostic's span refers to; if empty, no line is shown.</param>
    public static string Render(Diagnostic diagnostic, string source)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        ArgumentNullException.ThrowIfNull(source);
        var text = new StringBuilder(diagnostic.IsNote ? "note " : "error ")
            .Append(CultureInfo.InvariantCulture, $"{diagnostic.Code}: {diagnostic.Message}");
        if (string.IsNullOrWhiteSpace(source))
            return diagnostic.Hint is { } only ? text.Append("\n  ").Append(only).ToString() : text.ToString();
        var line = SourceLine.Of(source, diagnostic.Span, WindowLength);
        var number = HasSeveralLines(source) ? string.Create(CultureInfo.InvariantCulture, $"{line.Number} | ") : "";
        var margin = number.Length == 0 ? "" : new string(' ', number.Length - 2) + "| ";
        text.Append(CultureInfo.InvariantCulture, $"\n  {number}{line.Shown}\n  {margin}{new string(' ', line.Column)}{new string('^', line.Width)}");
        return diagnostic.Hint is { } hint ? text.Append(' ').Append(hint).ToString() : text.ToString();
    }

    /// <summary>The exception's diagnostic over its own text.</summary>
    /// <param name="exception">What to show.</param>
    public static string Render(SymDiffException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return Render(exception.Diagnostic, exception.Text);
    }

    private static bool HasSeveralLines(string source) => source.AsSpan().TrimEnd("\r\n").ContainsAny('\n', '\r');
}
