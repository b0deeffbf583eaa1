namespace SymDiff;

/// <summary>One finding about a text: what was seen, where, and what to do about it.</summary>
/// <param name="Code">Stable code, <c>SD1003</c>; <see cref="Codes"/> lists them.</param>
/// <param name="Message">One sentence without a final full stop.</param>
/// <param name="Span">Where in the source.</param>
public sealed record Diagnostic(string Code, string Message, TextSpan Span)
{
    /// <summary>What to do, for example <c>did you mean 'sigmoid'?</c>; null when there is no advice.</summary>
    public string? Hint { get; init; }

    /// <summary>What the parser would have accepted at this place, quoted as it would be typed.</summary>
    public IReadOnlyList<string> Expected { get; init; } = [];

    /// <summary>Whether this is advice about a text that is right; otherwise it is an error.</summary>
    public bool IsNote { get; init; }
}
