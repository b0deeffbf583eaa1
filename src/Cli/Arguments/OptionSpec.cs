namespace SymDiff.Cli;

/// <summary>One option.</summary>
/// <param name="Name">With its two hyphens.</param>
/// <param name="Value">What the help calls its value; null for a flag.</param>
/// <param name="Description">What it is for.</param>
/// <param name="IsRepeatable">Whether it may be given several times.</param>
internal sealed record OptionSpec(string Name, string? Value, string Description, bool IsRepeatable = false)
{
    /// <summary>What is meant by the option without a value, <c>--name</c> for <c>--name=value</c>; null if it must have one.</summary>
    public string? Alone { get; init; }

    /// <summary>The values that it understands, the default first; empty if these cannot be listed.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
}
