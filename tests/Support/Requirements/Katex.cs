using System.Text.Json;

namespace SymDiff.Support;

/// <summary>KaTeX, the renderer that most web pages use for LaTeX; it says whether a text is well-formed.</summary>
internal static class Katex
{
    private const string Script =
        """
        const katex = require('katex');
        const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));
        const check = text => { try { katex.renderToString(text, { strict: 'error' }); return null; } catch (e) { return e.message; } };
        process.stdout.write(JSON.stringify(texts.map(check)));
        """;

    private static readonly Lazy<bool> Present = new(() => Render([]) is not null);

    /// <summary>Whether node finds the package.</summary>
    public static bool IsPresent => Present.Value;

    /// <summary>For each text the renderer's complaint, or null if it has none.</summary>
    public static IReadOnlyList<string?> Errors(IReadOnlyList<string> texts) =>
        Render(texts) ?? throw new InvalidOperationException("node with the package katex could not be run");

    private static string?[]? Render(IReadOnlyList<string> texts) =>
        Requirement.Run("node", JsonSerializer.Serialize(texts), "-e", Script) is { } output ? JsonSerializer.Deserialize<string?[]>(output) : null;
}
