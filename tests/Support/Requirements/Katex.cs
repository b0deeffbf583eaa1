namespace SymDiff.Support;

/// <summary>KaTeX, the renderer that most web pages use for LaTeX; it says whether a text is well-formed.</summary>
internal static class Katex
{
    private static readonly NodeChecker Checker = new(
        """
        const katex = require('katex');
        const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));
        const check = text => { try { katex.renderToString(text, { strict: 'error' }); return null; } catch (e) { return e.message; } };
        process.stdout.write(JSON.stringify(texts.map(check)));
        """,
        "katex");

    /// <summary>Whether node finds the package.</summary>
    public static bool IsPresent => Checker.IsPresent;

    /// <summary>For each text the renderer's complaint, or null if it has none.</summary>
    public static IReadOnlyList<string?> Errors(IReadOnlyList<string> texts) => Checker.Errors(texts);
}
