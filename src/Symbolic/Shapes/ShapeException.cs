namespace SymDiff;

/// <summary>Operands whose shapes an operator cannot take: the message names the operator and the shapes.</summary>
/// <param name="message">What was seen and what was expected.</param>
/// <param name="hint">What to do; null if there is no advice.</param>
public sealed class ShapeException(string message, string? hint = null) : ArgumentException(message)
{
    /// <summary>What to do; null if there is no advice.</summary>
    public string? Hint => hint;

    /// <summary>The code of the error, one of <see cref="Codes"/>.</summary>
    public string Code { get; init; } = Codes.ShapeMismatch;
}
