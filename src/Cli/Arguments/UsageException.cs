namespace SymDiff.Cli;

/// <summary>The command line is wrong.</summary>
/// <param name="message">What was seen and what was expected, without a final full stop.</param>
/// <param name="hint">What to type instead.</param>
internal sealed class UsageException(string message, string? hint = null) : Exception(message)
{
    /// <summary>What to type instead, or null.</summary>
    public string? Hint => hint;
}
