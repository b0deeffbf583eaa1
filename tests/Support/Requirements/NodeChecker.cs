using System.Text.Json;

namespace SymDiff.Support;

/// <summary>A program for node that reads a list of texts as JSON and writes, for each, a complaint or null.</summary>
/// <param name="script">The program.</param>
/// <param name="package">What it needs, for the message.</param>
internal sealed class NodeChecker(string script, string package)
{
    private readonly Lazy<bool> present = new(() => Run(script, []) is not null);

    /// <summary>Whether node finds the packages.</summary>
    public bool IsPresent => present.Value;

    /// <summary>For each text the complaint, or null if there is none.</summary>
    public IReadOnlyList<string?> Errors(IReadOnlyList<string> texts) => Run(script, texts) ?? throw new InvalidOperationException($"node with the package {package} could not be run");

    private static string?[]? Run(string script, IReadOnlyList<string> texts) =>
        Requirement.Run("node", JsonSerializer.Serialize(texts), "-e", script) is { } output ? JsonSerializer.Deserialize<string?[]>(output) : null;
}
